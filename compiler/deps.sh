#!/bin/sh
# Install the packages of compiler/packages that are missing; with an argument
# also those of the tests, and the npm packages of tests/package.json; with
# "bench" among the arguments also what is only measured against; with "deb"
# alone what makes a package.  Says what it does before it does it.
set -eu
cd "$(dirname "$0")/.."
part='/^# to test/ { exit }'
[ $# -eq 0 ] || part='/^# to measure/ { exit }'
omit=--omit=dev
case " $* " in *' bench '*) part='/^# to package/ { exit }' omit='' ;; esac
[ "$*" != deb ] || part='/^# to test/ { skip = 1 } /^# to package/ { skip = 0 } skip { next }'
# A program that is there, wherever it came from, needs no package.
present() {
	case $1 in
	nodejs) command -v node ;;
	npm) command -v npm ;;
	default-jre-headless) command -v java ;;
	*) dpkg-query -W -f '${Status}' "$1" 2> /dev/null | grep -q 'install ok' ;;
	esac > /dev/null 2>&1
}
missing=
for package in $(awk "$part"' !/^#/ { print $1 }' compiler/packages); do
	present "$package" || missing="$missing $package"
done
if [ -n "$missing" ]; then
	echo "Installing Debian packages:$missing"
	sudo=
	[ "$(id -u)" -eq 0 ] || sudo=sudo
	$sudo apt-get update -q
	$sudo env DEBIAN_FRONTEND=noninteractive \
		apt-get install -q -y --no-install-recommends $missing
else
	echo 'All Debian packages are there.'
fi
[ $# -gt 0 ] && [ "$*" != deb ] || exit 0
if [ ! -e tests/node_modules/.package-lock.json ] ||
	[ tests/package-lock.json -nt tests/node_modules/.package-lock.json ] ||
	{ [ -z "$omit" ] && [ ! -e tests/node_modules/@myriaddreamin ]; }; then
	echo 'Installing npm packages of tests/package.json into tests/node_modules'
	npm ci --prefix tests $omit --ignore-scripts --no-audit --no-fund --loglevel=error
fi
tests/po/fetch.sh
