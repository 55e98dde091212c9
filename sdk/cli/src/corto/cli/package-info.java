// SPDX-License-Identifier: Apache-2.0

/// The subcommands of `corto` and the steps they share.
///
/// ```
/// TARGET ──Applications──► Application ──ImageBuild──► Image ──Launch──► exit status
///              │ javac, Maven               │ TargetModules, the compiler   │ QEMU or a process
/// ```
/// A step does nothing when its result is already there ([corto.build.Fingerprint]); everything that is made lies in the build folder
/// ([Sdk]). Mistakes of the user end as a [corto.console.Failure], printed without a stack trace.
package corto.cli;
