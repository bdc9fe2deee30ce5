// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/bill_model.hpp"
#include "gui/items/bill_tree.hpp"
#include "tests/gui/sample_result.hpp"
#include "tests/gui/spoken.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using namespace headroom::gui;

TEST_CASE("a line's tier is told in the window's language, with its numbers") {
    BillModel model;
    model.setTree(billSections(sample::result().designs.front().cost.bill), {});
    const auto usage = [&] {
        for (int branch = 0; branch < model.rowCount(); ++branch) {
            const QModelIndex parent = model.index(branch, 0);
            for (int row = 0; row < model.rowCount(parent); ++row) {
                const QString text = model.index(row, BillModel::UsageColumn, parent).data().toString();
                if (text.startsWith("ApiGatewayHttpRequest, ")) return text;
            }
        }
        return QString();
    };
    CHECK(usage() == QStringLiteral("ApiGatewayHttpRequest, first 300\u00a0M"));
    const sample::Spoken indonesian(Language::Indonesian);
    CHECK(usage() == QStringLiteral("ApiGatewayHttpRequest, 300\u00a0M pertama"));
}
