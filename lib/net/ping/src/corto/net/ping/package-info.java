// SPDX-License-Identifier: Apache-2.0

/// Ping sockets: each has an identifier of echo requests as its port, gets the answers that carry it, and can send nothing else. Under the kernel lock.
package corto.net.ping;
