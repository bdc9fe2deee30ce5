// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <optional>
#include <vector>

namespace headroom::figures {

/// Where the name of each point stands so that no name lies on another one or on a point: beside its point where that
/// is free, else as near as there is room. Nothing where there is none within `room`. All in pixels; `names` are the
/// sizes of the texts, in the points' order, in which places are given away. A name keeps off the `lines` where it
/// finds room near its point without them, else it lies on one.
std::vector<std::optional<QRectF>> namePlaces(const std::vector<QPointF>& points, const std::vector<QSizeF>& names,
                                              const QRectF& room, const std::vector<QLineF>& lines = {});

}  // namespace headroom::figures
