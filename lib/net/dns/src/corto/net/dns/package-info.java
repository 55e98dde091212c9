// SPDX-License-Identifier: Apache-2.0

/// A stub resolver (RFC 1034 §5.3.1): asks servers that do the work, and believes only answers to what it asked.
///
/// **Context.** Threads; `Resolver` waits where its `ServerLink` does. Nothing is kept between calls.
package corto.net.dns;
