// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QSizeF>

#include <cstddef>
#include <utility>
#include <vector>

namespace headroom::gui {

/// How far apart boxes stand, from left edge to left edge and from top to top.
inline constexpr QSizeF kDiagramStep{258.0, 122.0};

/// What a box asks of the arrangement.
struct LayoutNode {
    std::size_t firstLayer = 0;  ///< it stands no further to the left
    /// Boxes of one band stand side by side, framed. Those of an odd band are kept clear of others in the layers they
    /// take, those of an even one stand below everything of a smaller band.
    std::size_t band = 0;
};

/// Without the edges that lead back to a node on the way to them: what is left has no circle. Nodes are looked at in
/// their order.
std::vector<std::pair<std::size_t, std::size_t>> forwardEdges(
    std::size_t nodes, const std::vector<std::pair<std::size_t, std::size_t>>& edges);

/// Arranges a graph in layers from left to right, so that arrows lead to the right and cross seldom (Sugiyama's
/// method): each node one layer behind the last of those that lead to it, layers ordered by the mean place of their
/// neighbours, heights drawn towards the neighbours. An edge that closes a circle does not count (see forwardEdges()).
/// The upper left corners, the leftmost and the topmost at 0; the same graph gives the same places.
std::vector<QPointF> layeredLayout(const std::vector<LayoutNode>& nodes,
                                   const std::vector<std::pair<std::size_t, std::size_t>>& edges,
                                   QSizeF step = kDiagramStep);
/// The same of boxes that ask for nothing.
std::vector<QPointF> layeredLayout(std::size_t nodes, const std::vector<std::pair<std::size_t, std::size_t>>& edges,
                                   QSizeF step = kDiagramStep);

}  // namespace headroom::gui
