#ifndef WG_CLI_VERSION_H
#define WG_CLI_VERSION_H

/* Print the version, the licence and the versions of the libraries. */
void wg_print_version(void);

#endif
