// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

/// How a wait for a notification ended.
public enum WaitOutcome { NOT_OWNER, NOTIFIED, TIMED_OUT, INTERRUPTED }
