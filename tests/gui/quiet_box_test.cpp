// SPDX-License-Identifier: GPL-3.0-or-later
// A choice that has no room.
#include "gui/widgets/quiet_box.hpp"

#include <QImage>

#include "tests/support/catch.hpp"

using namespace headroom::gui;

namespace {

const QString kLongChoice = QStringLiteral("on-demand, Traffic=0.5x,1x,2x,4x, ViewProduct: MemorySize=256,512,1024");

QImage lookOf(QComboBox& box) {
    box.resize(180, 28);
    return box.grab().toImage();
}

}  // namespace

TEST_CASE("a choice without room ends in an ellipsis, and its tool tip says all of it") {
    QuietBox box;
    box.addItem(kLongChoice);
    CHECK(box.toolTip() == kLongChoice);
    // As a box looks whose choice is what fits of it.
    bool found = false;
    for (qsizetype letters = 5; letters < 40 && !found; ++letters) {
        QComboBox other;
        other.addItem(kLongChoice.left(letters) + QStringLiteral("…"));
        found = lookOf(other) == lookOf(box);
    }
    CHECK(found);
}
