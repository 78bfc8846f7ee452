/*
 * The linker gives every object a hash of its own as a note; what has none is
 * named by its file, size and time.
 */
#include "build/fingerprint.h"

#include <elf.h>
#include <link.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/intl.h"
#include "base/out.h"

/* The build id among the notes of a segment. */
static bool
put_build_id(struct wg_out *out, const char *at, size_t size)
{
	while (size >= sizeof(ElfW(Nhdr))) {
		const ElfW(Nhdr) *n = (const void *)at;
		size_t name = (n->n_namesz + 3u) & ~(size_t)3;
		size_t whole =
		    sizeof(*n) + name + ((n->n_descsz + 3u) & ~(size_t)3);

		if (whole > size)
			return false;
		if (n->n_type == NT_GNU_BUILD_ID && n->n_namesz == 4 &&
		    !memcmp(at + sizeof(*n), "GNU", 4)) {
			wg_out_put(out, (struct wg_str){
			    at + sizeof(*n) + name, n->n_descsz });
			return true;
		}
		at += whole;
		size -= whole;
	}
	return false;
}

static int
put_object(struct dl_phdr_info *info, size_t size, void *data)
{
	struct wg_out *out = data;
	struct stat st;

	(void)size;
	/* The kernel's own object says nothing about outputs. */
	if (strstr(info->dlpi_name, "linux-vdso") != NULL)
		return 0;
	for (size_t i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &info->dlpi_phdr[i];

		if (p->p_type == PT_NOTE &&
		    put_build_id(out,
			(const char *)info->dlpi_addr + p->p_vaddr,
			p->p_memsz))
			return 0;
	}
	if (stat(info->dlpi_name[0] ? info->dlpi_name : "/proc/self/exe",
		&st) == 0)
		wg_out_fmt(out, "%s %lld %lld ", info->dlpi_name,
		    (long long)st.st_size, (long long)st.st_mtim.tv_sec);
	return 0;
}

struct wg_str
wg_program_fingerprint(struct wg_arena *a)
{
	struct wg_out out = { 0 };
	struct wg_str s;

	dl_iterate_phdr(put_object, &out);
	/* Reports that are kept have been translated. */
	wg_out_puts(&out, wg_intl_fingerprint());
	s = wg_str_dup(a, wg_out_str(&out));
	wg_out_free(&out);
	return s;
}
