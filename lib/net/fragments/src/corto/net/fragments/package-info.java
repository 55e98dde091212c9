// SPDX-License-Identifier: Apache-2.0

/// Fragments that wait for the others of their packet. Under the kernel lock; allocates nothing after the first packet was put together.
package corto.net.fragments;
