// SPDX-License-Identifier: Apache-2.0

/// The one door between the runtime and the machine. A platform is a provider of `Platform`; `Platforms.PLATFORM` is the selected one.
package corto.platform.api;
