// SPDX-License-Identifier: Apache-2.0

/// An image is started and watched until it ends; its console is passed on, its exit status becomes the result.
///
/// [QemuCommand] writes the VMM's command line, [Qemu] runs it, [HostProcess] runs images for the `process` platform.
/// [AcceleratorProbe] finds out whether KVM is worth using. The exit protocol with the guest is in the module's README.
///
/// Threads: one for each stream that is copied ([Copy]); the caller waits for the machine.
package corto.runners;
