#!/bin/sh
# Build a site on a Slurm cluster: submit.sh PROJECT PARTS SITE N
# N parts in any order on any node, then the site of them.  Waits; unless the
# status is 0 the site is as it was.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
PROJECT=$(realpath "$1")
mkdir -p "$2"
PARTS=$(realpath "$2")
SITE=$(realpath -m "$3")
N=$4
# All parts are of one day, also when midnight comes in between.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date +%s)}
export PROJECT PARTS SITE N SOURCE_DATE_EPOCH
sbatch --wait --export=ALL --array="1-$N" --output="$PARTS/slurm-%a.log" "$here/build.sbatch"
exec sbatch --wait --export=ALL --output="$PARTS/slurm-site.log" "$here/assemble.sbatch"
