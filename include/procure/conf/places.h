/* Where the program's own files lie: its root holds data/ and themes/.
 *
 * Looked for in this order: $PROCURE_DATA (tests), the source tree above the running binary (build/procure -> .., build/unit/x -> ../..),
 * PREFIX/share/procure beside a binary in PREFIX/bin, the prefix given at build time. Nothing is taken from the current directory. */
#ifndef PROCURE_CONF_PLACES_H
#define PROCURE_CONF_PLACES_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"

/* Each call replaces what is in `out` by an absolute path without a slash at its end. RC_NOTFOUND with a sentence saying where was looked. */
enum rc conf_root_dir(struct buf *out, struct why *why);
enum rc conf_data_dir(struct buf *out, struct why *why);         /* root/data */
enum rc conf_themes_dir(struct buf *out, struct why *why);       /* root/themes */
/* root/relative, not asked whether it exists: conf_path(out, "data/verify.sh", why). */
enum rc conf_path(struct buf *out, const char *relative, struct why *why);
/* The directory for bindtextdomain(): beside an uninstalled binary (build/locale), or PREFIX/share/locale. */
enum rc conf_locale_dir(struct buf *out, struct why *why);
/* $XDG_CONFIG_HOME/procure/procure.ini, or ~/.config/…; RC_NOTFOUND where neither variable is an absolute path. */
enum rc conf_user_file(struct buf *out, struct why *why);

#endif
