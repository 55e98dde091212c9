// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.time.Duration;

/// How a run ended.
public sealed interface Outcome {
    /// The program ended with `status`, 0 to 255.
    record Exited(int status) implements Outcome {}

    /// The machine stopped without a word from the guest: a triple fault, or QEMU refused an option. `code` is the VMM's own.
    record Stopped(int code) implements Outcome {}

    /// A signal of this machine (Ctrl-C) ended the VMM.
    record Interrupted(int signal) implements Outcome {}

    /// The guest was asked to end, did not within `patience`, and was killed.
    record Killed(Duration patience) implements Outcome {}

    /// The time limit passed; the machine was ended.
    record TimedOut() implements Outcome {}
}
