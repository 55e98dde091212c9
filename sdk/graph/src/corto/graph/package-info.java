// SPDX-License-Identifier: Apache-2.0

/// [LibraryGraph] is what there is to draw: libraries with their sizes, who requires whom, which library provides what to which API, and
/// what could have been chosen instead. [LayeredLayout] places boxes and lines and knows nothing of libraries; [GraphSvg] draws, [GraphText]
/// writes a tree, DOT and JSON.
package corto.graph;
