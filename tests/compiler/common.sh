# SPDX-License-Identifier: Apache-2.0
# Sourced by run, generate and fuzz: builds the host tools and the harness when they have changed.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=${CORTO_BUILD:-$root/build}

# When the tools do not compile at the moment (somebody is editing them), the earlier ones do.
"$root/corto" --version > /dev/null || [ -f "$build/host/corto.jar" ]
JAVA_HOME=$(cat "$build/host/jdk")
classes=$build/tests/compiler/harness
class_path=$classes:$build/host/corto.jar:$build/dependencies/*
sources=$(find "$root/tests/compiler/test" "$root/tests/compiler/generator" -name '*.java' ! -name '*Test.java' 2> /dev/null || true)
if [ ! -e "$classes/.stamp" ] || [ -n "$(find $sources "$build/host/corto.jar" -newer "$classes/.stamp")" ]; then
    mkdir -p "$classes"
    "$JAVA_HOME/bin/javac" -nowarn -proc:none -d "$classes" -cp "$class_path" $sources
    touch "$classes/.stamp"
fi

harness() {
    "$JAVA_HOME/bin/java" -Xshare:auto -XX:+UseSerialGC -Dcorto.root="$root" -Dcorto.build="$build" -Dstdout.encoding=UTF-8 -cp "$class_path" "$@"
}
