// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QSizeF>

#include <cstddef>
#include <utility>
#include <vector>

#include "scenarios/document/node.hpp"

namespace headroom::gui {

/// What kind of thing a box of a sketch is; it decides the colour.
enum class SketchKind { Workload, Api, Function, Store, Machine, Other };

/// A scenario as a thumbnail: boxes without names, and who names whom. Made of the document alone, so that nothing is
/// checked, no trace is read and it takes no time.
struct DesignSketch {
    std::vector<SketchKind> kinds;
    std::vector<std::pair<std::size_t, std::size_t>> arrows;
    std::vector<QPointF> places;  ///< upper left corners
    QSizeF size;                  ///< of all of it
};

/// A box's size and the distance of boxes, in the units of `places`.
inline constexpr QSizeF kSketchBox{30.0, 14.0};
inline constexpr QSizeF kSketchStep{48.0, 22.0};

/// `root` is the document of a scenario: its first design.
DesignSketch sketchOf(const document::Node& root);

}  // namespace headroom::gui
