// SPDX-License-Identifier: Apache-2.0

/// A driver knows its device and its bus, not the machine's interrupt controllers, and not who uses the device. Who brings the device up gives it
/// an `InterruptRouter`.
///
/// ```text
///   device ── line or message ──► interrupt controller ──► InterruptListener.interrupted ──► the device is polled, under the kernel lock
/// ```
package corto.drivers.api;
