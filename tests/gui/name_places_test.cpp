// SPDX-License-Identifier: GPL-3.0-or-later
// Names beside points: looked for point by point, in pixels.
#include "report/figures/name_places.hpp"

#include "tests/support/catch.hpp"

using namespace headroom;

TEST_CASE("names of designs that are nearly alike do not lie on each other or on a point") {
    // Four in one blot, two of them in one spot, and one far off.
    const std::vector<QPointF> points{{60, 200}, {64, 198}, {64, 198}, {70, 203}, {600, 30}};
    const std::vector<QSizeF> names(5, QSizeF(110, 16));
    const QRectF room(40, 10, 620, 220);
    const auto places = figures::namePlaces(points, names, room);
    for (std::size_t i = 0; i < places.size(); ++i) {
        REQUIRE(places[i]);
        CHECK(room.contains(*places[i]));
        for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(places[i]->intersects(*places[j]));
        for (const QPointF& point : points) CHECK_FALSE(places[i]->contains(point));
    }
    // Where there is no room at all a name is left out, not laid over others.
    CHECK_FALSE(figures::namePlaces({{5, 5}}, {QSizeF(110, 16)}, QRectF(0, 0, 50, 50))[0]);
}

TEST_CASE("a design's name keeps off the line that joins the frontier") {
    // Two at the right end, too near it for a name there; the line comes to the first of them from above.
    const std::vector<QPointF> points{{632, 45}, {868, 191}, {888, 191}};
    const std::vector<QSizeF> names{{75, 13}, {43, 13}, {108, 13}};
    const QRectF room(283, 5, 692, 228);
    const QLineF line(points[0], points[1]);
    const auto reached = [&](const QRectF& place) {
        for (double along = 0.0; along <= 1.0; along += 0.001) {
            if (place.contains(line.pointAt(along))) return true;
        }
        return false;
    };
    REQUIRE(reached(*figures::namePlaces(points, names, room)[2]));
    for (const auto& place : figures::namePlaces(points, names, room, {line})) {
        REQUIRE(place);
        CHECK_FALSE(reached(*place));
    }
    // A line that is everywhere does not take the names away.
    CHECK(figures::namePlaces({{50, 20}}, {QSizeF(60, 16)}, QRectF(0, 0, 120, 40),
                              {QLineF(0, 8, 120, 8), QLineF(0, 32, 120, 32)})[0]);
}
