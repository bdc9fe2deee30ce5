// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/outline_delegate.hpp"

#include <QImage>
#include <QPainter>
#include <QStandardItemModel>

#include "gui/items/outline_model.hpp"
#include "gui/theme.hpp"
#include "gui/widgets/outline_view.hpp"
#include "tests/support/catch.hpp"

using namespace headroom::gui;

namespace {

/// The columns on which an entry of the outline is painted otherwise than without its detail.
int columnsOfDetail(const QString& name, const QString& detail, int width) {
    const auto painted = [&](const QString& text) {
        QStandardItemModel model;
        auto* heading = new QStandardItem(QStringLiteral("OBJECTIVES"));
        auto* item = new QStandardItem(name);
        item->setData(text, OutlineModel::DetailRole);
        heading->appendRow(item);
        model.appendRow(heading);
        QImage image(width, 60, QImage::Format_ARGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.rect = QRect(0, 0, width, 60);
        OutlineDelegate().paint(&painter, option, item->index());
        return image;
    };
    const QImage with = painted(detail);
    const QImage without = painted({});
    int columns = 0;
    for (int x = width / 2; x < width; ++x) {
        bool differs = false;
        for (int y = 0; y < 60 && !differs; ++y) differs = with.pixel(x, y) != without.pixel(x, y);
        columns += differs ? 1 : 0;
    }
    return columns;
}

}  // namespace

TEST_CASE("a detail that is short stands whole beside its name") {
    for (const char* detail : {"met", "base", "missed"}) {
        INFO(detail);
        CHECK(columnsOfDetail(QStringLiteral("cost"), QString::fromLatin1(detail), 220) > 10);
    }
    // Also one that is longer than half, where the name leaves it the room.
    const QString service = QStringLiteral("Step Functions");
    const int width = QFontMetrics{QFont()}.horizontalAdvance(service) * 9 / 5 + 36;
    CHECK(columnsOfDetail(QStringLiteral("Flow"), service, width) >=
          columnsOfDetail(QStringLiteral("F"), service, width) - 1);
}

TEST_CASE("a detail that has no room beside its name stands whole below it") {
    const QFontMetrics metrics{QFont()};
    const auto heightOf = [](const QString& name, const QString& detail, int width) {
        Outline outline;
        OutlineSection& section = outline.sections.emplace_back();
        section.title = QStringLiteral("Resources");
        OutlineItem& item = section.items.emplace_back();
        item.key = "a";
        item.name = name;
        item.detail = detail;
        OutlineView view;
        view.resize(width, 300);
        view.show(outline, {});
        return view.visualRect(view.model()->index(0, 0, view.model()->index(0, 0))).height();
    };
    const QString name = QStringLiteral("OrdersToShipping");
    const QString kind = QStringLiteral("Event source mapping");
    const int one = metrics.height() + 10;
    CHECK(heightOf(name, QStringLiteral("Queue"), 260) == one);
    CHECK(heightOf(name, {}, 260) == one);
    const int narrow = metrics.horizontalAdvance(kind) + 60;
    CHECK(heightOf(name, kind, narrow) == one + metrics.height());
    CHECK(heightOf(name, kind, metrics.horizontalAdvance(name) + metrics.horizontalAdvance(kind) + 80) == one);
    // A word that needs the width has it; the detail is below, where it is seen from its first letter to its last.
    CHECK(heightOf(QStringLiteral("ReserveInventoryFunction"), QStringLiteral("missed"),
                   metrics.horizontalAdvance(QStringLiteral("ReserveInventoryFunction")) + 45) ==
          one + metrics.height());
}

TEST_CASE("a heading of the outline that is longer than the panel is broken, not cut") {
    const auto heightOf = [](const QString& title, int width) {
        Outline outline;
        outline.sections.push_back({title, {}});
        OutlineView view;
        view.resize(width, 300);
        view.show(outline, {});
        return view.visualRect(view.model()->index(0, 0)).height();
    };
    const QString title = QStringLiteral("Scaling and other parts");
    CHECK(heightOf(title, 150) > heightOf(QStringLiteral("Scaling"), 150));
    CHECK(heightOf(title, 500) == heightOf(QStringLiteral("Scaling"), 500));
}

TEST_CASE("a limit stands on the line of its sign") {
    // In the width that breaks between them where they may be apart.
    const auto painted = [](const QString& name) {
        QStandardItemModel model;
        auto* heading = new QStandardItem(QStringLiteral("OBJECTIVES"));
        heading->appendRow(new QStandardItem(name));
        model.appendRow(heading);
        const QFontMetrics metrics{QFont()};
        const int width = metrics.horizontalAdvance(QString::fromUtf8("p99 of Api in 5 min ≤")) + 40;
        QImage image(width, 80, QImage::Format_ARGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.rect = QRect(0, 0, width, 80);
        OutlineDelegate().paint(&painter, option, model.index(0, 0, model.index(0, 0)));
        return image;
    };
    const QImage apart = painted(QString::fromUtf8("p99 of Api in 5 min ≤ 400\u00a0ms"));
    CHECK(apart == painted(QString::fromUtf8("p99 of Api in 5 min\n≤\u00a0400\u00a0ms")));
}

TEST_CASE("the design whose figures are shown is marked, whatever is chosen") {
    Outline outline;
    OutlineSection& designs = outline.sections.emplace_back();
    designs.title = QStringLiteral("Designs");
    for (const char* name : {"queued", "asked directly"}) {
        OutlineItem& item = designs.items.emplace_back();
        item.kind = OutlineItem::Kind::Design;
        item.key = name;
        item.name = QString::fromLatin1(name);
    }
    OutlineView view;
    view.setPalette(paletteOf(lightColors()));
    view.resize(240, 200);
    view.show(outline, "asked directly");
    const QImage seen = view.viewport()->grab().toImage();
    const auto marked = [&](int row) {
        const QRect place = view.visualRect(view.model()->index(row, 0, view.model()->index(0, 0)));
        return seen.pixelColor(place.left() + 11, place.center().y()) == lightColors().accent;
    };
    CHECK_FALSE(marked(0));
    CHECK(marked(1));
}
