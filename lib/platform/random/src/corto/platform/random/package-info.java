// SPDX-License-Identifier: Apache-2.0

/// One generator for everything that must not be guessed: keys, ports, sequence numbers, hash seeds.
package corto.platform.random;
