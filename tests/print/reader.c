/*
 * What `qpdf --json=2` says of many files, from one process: the name of a
 * file comes as a line on the standard input, the answer goes to the standard
 * output as a line "STATUS BYTES BYTES", the JSON, and what qpdf complains of.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <qpdf/qpdfjob-c.h>
#include <qpdf/qpdflogger-c.h>

struct text {
	char	*bytes;
	size_t	 length, size;
};

static int
add(char const *bytes, size_t n, void *data)
{
	struct text *text = data;

	if (text->size - text->length < n) {
		text->size = 2 * text->size + n;
		text->bytes = realloc(text->bytes, text->size);
		if (text->bytes == NULL)
			abort();
	}
	memcpy(text->bytes + text->length, bytes, n);
	text->length += n;
	return 0;
}

static int
read_pdf(const char *path, struct text *json, struct text *trouble)
{
	const char *const argv[] = { "qpdf", "--json=2", "--json-key=qpdf", "--json-key=pages", "--json-key=encrypt",
		"--json-stream-data=inline", "--decode-level=generalized",
		path, NULL };
	qpdflogger_handle log = qpdflogger_create();
	qpdfjob_handle job = qpdfjob_init();
	int status;

	qpdflogger_set_info(log, qpdf_log_dest_custom, add, json);
	qpdflogger_set_warn(log, qpdf_log_dest_custom, add, trouble);
	qpdflogger_set_error(log, qpdf_log_dest_custom, add, trouble);
	qpdflogger_set_save(log, qpdf_log_dest_custom, add, json, 0);
	qpdfjob_set_logger(job, log);
	status = qpdfjob_initialize_from_argv(job, argv);
	if (status == 0)
		status = qpdfjob_run(job);
	qpdfjob_cleanup(&job);
	qpdflogger_cleanup(&log);
	return status;
}

int
main(void)
{
	struct text json = { 0 }, trouble = { 0 };
	char *path = NULL;
	size_t size = 0;
	ssize_t n;

	while ((n = getline(&path, &size, stdin)) > 0) {
		path[strcspn(path, "\n")] = '\0';
		json.length = trouble.length = 0;
		int status = read_pdf(path, &json, &trouble);
		printf("%d %zu %zu\n", status, json.length, trouble.length);
		fwrite(json.bytes, 1, json.length, stdout);
		fwrite(trouble.bytes, 1, trouble.length, stdout);
		fflush(stdout);
	}
	free(path);
	free(json.bytes);
	free(trouble.bytes);
	return 0;
}
