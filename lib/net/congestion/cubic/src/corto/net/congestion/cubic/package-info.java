// SPDX-License-Identifier: Apache-2.0

/// CUBIC in whole numbers: windows in bytes, times in milliseconds.
package corto.net.congestion.cubic;
