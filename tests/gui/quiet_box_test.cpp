// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/quiet_box.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::gui;

TEST_CASE("what has no room in a box ends in an ellipsis, and all else looks as Qt draws it") {
    const QString text = QStringLiteral("Shoppers from 1x to 7x, memory of ViewProduct 256, 512, 1024");
    QuietBox box;
    QComboBox plain;
    for (QComboBox* one : {static_cast<QComboBox*>(&box), &plain}) {
        one->addItem(text);
        one->resize(900, 30);
    }
    CHECK(box.shownText() == text);
    CHECK(box.grab().toImage() == plain.grab().toImage());
    for (QComboBox* one : {static_cast<QComboBox*>(&box), &plain}) one->resize(160, 30);
    CHECK(box.shownText().startsWith(QStringLiteral("Shoppers")));
    CHECK(box.shownText().endsWith(QChar(0x2026)));
    CHECK(box.grab().toImage() != plain.grab().toImage());
    CHECK(box.currentText() == text);
    for (QComboBox* one : {static_cast<QComboBox*>(&box), &plain}) {
        one->resize(900, 30);
        one->setPlaceholderText(QStringLiteral("not given"));
        one->setCurrentIndex(-1);
    }
    CHECK(box.shownText() == "not given");
    CHECK(box.grab().toImage() == plain.grab().toImage());
}

TEST_CASE("what is chosen in a panel's box stands whole in its tool tip") {
    QuietBox box;
    box.addItem(QStringLiteral("on-demand, Traffic=0.5x,1x,2x,4x, ViewProduct: MemorySize=256,512,1024"));
    CHECK(box.toolTip() == box.currentText());
}
