// SPDX-License-Identifier: Apache-2.0

/// Additive increase, multiplicative decrease.
package corto.net.congestion.reno;
