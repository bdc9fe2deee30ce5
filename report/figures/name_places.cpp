// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/name_places.hpp"

#include <algorithm>
#include <array>

namespace headroom::figures {

namespace {

constexpr double kBeside = 6.0;  // from a point to its name
constexpr double kDisc = 6.0;    // half of what a point takes
constexpr int kRings = 14;
constexpr int kNear = 4;  // rings in which a name that keeps off the lines is looked for first

/// On which sides a name is tried: above and below first to the right, then to the left, then in the middle.
struct Side {
    double across;  ///< of the name's width, that it begins left of the point
    int sideways;   ///< of the distance, to the right
    int up;         ///< of the distance
};
constexpr std::array kSides{Side{0.0, 1, 1}, Side{0.0, 1, -1}, Side{1.0, -1, -1}, Side{1.0, -1, 1},
                            Side{0.0, 1, 0}, Side{1.0, -1, 0}, Side{0.5, 0, 1},   Side{0.5, 0, -1}};

/// `ring`: 0 is beside the point, every further one half a line away.
QRectF tried(const QPointF& point, const QSizeF& name, const Side& side, int ring) {
    const double away = kBeside + ring * name.height() / 2.0;
    const double left = point.x() + side.sideways * kBeside - side.across * name.width();
    const double top = side.up == 0  ? point.y() - name.height() / 2.0
                       : side.up > 0 ? point.y() - away - name.height() + kBeside / 2.0
                                     : point.y() + away - kBeside / 2.0;
    const double further = side.up == 0 ? side.sideways * (away - kBeside) : 0.0;
    return {QPointF(left + further, top), name};
}

bool crosses(const QRectF& place, const QLineF& line) {
    if (place.contains(line.p1()) || place.contains(line.p2())) return true;
    const std::array edges{QLineF(place.topLeft(), place.topRight()), QLineF(place.topRight(), place.bottomRight()),
                           QLineF(place.bottomRight(), place.bottomLeft()),
                           QLineF(place.bottomLeft(), place.topLeft())};
    return std::ranges::any_of(
        edges, [&](const QLineF& edge) { return edge.intersects(line) == QLineF::BoundedIntersection; });
}

/// The first place in these rings that is free.
template <class IsFree>
std::optional<QRectF> freePlace(const QPointF& point, const QSizeF& name, int rings, const IsFree& isFree) {
    for (int ring = 0; ring < rings; ++ring) {
        for (const Side& side : kSides) {
            if (const QRectF place = tried(point, name, side, ring); isFree(place)) return place;
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<std::optional<QRectF>> namePlaces(const std::vector<QPointF>& points, const std::vector<QSizeF>& names,
                                              const QRectF& room, const std::vector<QLineF>& lines) {
    std::vector<QRectF> taken;
    for (const QPointF& point : points) taken.emplace_back(point - QPointF(kDisc, kDisc), QSizeF(2 * kDisc, 2 * kDisc));
    std::vector<std::optional<QRectF>> places(points.size());
    for (std::size_t own = 0; own < points.size(); ++own) {
        const auto isFree = [&](const QRectF& place) {
            if (!room.contains(place)) return false;
            for (std::size_t i = 0; i < taken.size(); ++i) {
                if (i != own && taken[i].intersects(place)) return false;
            }
            return true;
        };
        places[own] = freePlace(points[own], names[own], kNear, [&](const QRectF& place) {
            return isFree(place) && std::ranges::none_of(lines, [&](const auto& line) { return crosses(place, line); });
        });
        if (!places[own]) places[own] = freePlace(points[own], names[own], kRings, isFree);
        if (places[own]) taken.push_back(*places[own]);
    }
    return places;
}

}  // namespace headroom::figures
