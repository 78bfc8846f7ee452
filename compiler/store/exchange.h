#ifndef WG_STORE_EXCHANGE_H
#define WG_STORE_EXCHANGE_H

#include <stdbool.h>

/*
 * Two trees change places.  An output folder has three parts: site/, report/
 * and .built, which says what they are (store/built.h).  Another tree of
 * the same parts lies in a folder below it: .next while a build is made,
 * .previous afterwards.  An exchange puts the parts of that tree in the place
 * of those of the output, and those where the tree was.
 *
 * A part is exchanged in one step, renameat2(RENAME_EXCHANGE); on disks that
 * have no such step (overlayfs, some network drives) by renaming twice, and
 * for that moment there is none.  Between the parts, and there, a marker tells
 * which of the two trees is to be in place:
 *
 *   FOLDER/.exchange   the name of the tree, then of each part its name and
 *                      the inodes of the one that goes and the one that comes
 *
 * As long as the marker is there, the exchange is decided and not done: it is
 * finished by whoever comes next, a build, a rollback, a watch.  So there are
 * three states on the disk and no others:
 *
 *   no marker                   the output is one build
 *   marker, some parts to go    wg_exchange_repair() exchanges the rest
 *   marker, all parts in place  wg_exchange_repair() names the tree .previous
 *
 * 'folder' is the descriptor of the output folder, and the caller has its
 * lock.
 */

/*
 * Exchange with the tree 'tree', ".next" or ".previous"; in the end it is
 * .previous, and what was there before is gone.  True: it is done, or decided
 * and will be.  False: errno tells, and the old parts are in place, or a
 * marker is left and the new ones will be.
 */
bool wg_exchange(int folder, const char *tree);

/* Finish what was cut short.  False: errno tells; it stays as it was. */
bool wg_exchange_repair(int folder);

/* Is there a marker?  Then the folder is an output of ours. */
bool wg_exchange_is_open(int folder);

#endif
