// SPDX-License-Identifier: Apache-2.0

/// Classic BPF, verified and interpreted. Making a filter allocates; running it does not, and needs no lock.
package corto.net.bpf;
