// SPDX-License-Identifier: Apache-2.0

/// What libraries tell the kernel log through.
module corto.log.api {
    requires corto.lang;
    exports corto.log.api;
    uses corto.log.api.LogSink;
}
