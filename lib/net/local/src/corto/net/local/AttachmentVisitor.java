// SPDX-License-Identifier: Apache-2.0
package corto.net.local;

/// Looks at attachments that wait in a socket (`LocalSocket.showAttachments`).
public interface AttachmentVisitor {
    void visit(Attachment attachment);
}
