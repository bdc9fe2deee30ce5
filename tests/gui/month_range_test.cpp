// SPDX-License-Identifier: GPL-3.0-or-later
// The bill of one month where its range is no wider than what is told of it.
#include <QLabel>
#include <QTest>

#include "gui/pages/bill_page.hpp"
#include "tests/gui/sample_result.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

bool tellsAmount(const BillPage& page, const QString& amount) {
    for (const QLabel* label : page.findChildren<QLabel*>()) {
        if (label->isVisibleTo(&page) && label->text() == amount) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("a month that costs the same to the cent has one amount, not a range from it to itself") {
    study::StudyResult result = sample::result();
    auto& cost = result.designs.front().cost;
    BillPage page;
    cost.month95 = study::Interval{3.221, 3.224};
    page.show(std::make_shared<const study::StudyResult>(result), result.designs.front(), "none");
    CHECK(tellsAmount(page, "$3.22"));
    CHECK_FALSE(tellsAmount(page, "$3.22 to $3.22"));
    cost.month95 = study::Interval{3.221, 3.236};
    page.show(std::make_shared<const study::StudyResult>(result), result.designs.front(), "none");
    CHECK(tellsAmount(page, "$3.22 to $3.24"));
}
