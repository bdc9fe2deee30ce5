// SPDX-License-Identifier: GPL-3.0-or-later
// What a window of 1920 x 1080 does with its room.
#include <QHeaderView>
#include <QImage>

#include <algorithm>

#include "gui/items/design_sketch.hpp"
#include "gui/items/rows_model.hpp"
#include "gui/theme.hpp"
#include "gui/widgets/diagram_edge.hpp"
#include "gui/widgets/diagram_node.hpp"
#include "gui/widgets/diagram_view.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/outline_view.hpp"
#include "gui/widgets/row_table.hpp"
#include "gui/widgets/template_button.hpp"
#include "gui/widgets/template_grid.hpp"
#include "scenarios/document/read_document.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

/// Whether so many templates come to stand beside each other.
bool hasColumns(int width, qsizetype columns) {
    TemplateGrid grid(Examples().list());
    grid.resize(width, 900);
    grid.show();
    const auto buttons = grid.findChildren<TemplateButton*>();
    return QTest::qWaitFor([&] {
        return std::ranges::count_if(
                   buttons, [&](const TemplateButton* one) { return one->y() == buttons.front()->y(); }) == columns;
    });
}

Graph fourInARow() {
    Graph graph;
    for (const char* name : {"A", "B", "C", "D"})
        graph.nodes.push_back({OutlineItem::Kind::Resource, name, QString::fromLatin1(name), {}, {}});
    graph.edges = {{0, 1, {}, 1.0, 120.0}, {1, 2, {}, 1.0, 120.0}, {1, 3, {}, 1.0, 120.0}};
    return graph;
}

double firstScaleAt(int width) {
    DiagramView view;
    view.resize(width, 800);
    view.QWidget::show();
    REQUIRE(QTest::qWaitForWindowExposed(&view));
    view.show(fourInARow(), {});
    return view.transform().m11();
}

}  // namespace

TEST_CASE("templates stand in as many columns as there is room for") {
    CHECK(hasColumns(scaledLength(640), 3));
    CHECK(hasColumns(scaledLength(1080), 5));
}

TEST_CASE("room that no text needs stands between all columns of a table") {
    RowsModel model;
    RowTable table;
    model.setTable({{"Traffic", "on-demand", "scaled", "Difference"},
                    {"0.1x", "$6.91", "$50.00", "+$43.09 ± $1.00, not told apart"},
                    {"10x", "$691.00", "$545.00", "−$146.00 ± $1.00"}});
    table.use(model, model.widestColumn());
    table.showWhole(10);
    table.resize(1400, 200);
    table.show();
    REQUIRE(QTest::qWaitForWindowExposed(&table));
    REQUIRE(QTest::qWaitFor([&] { return table.header()->length() == table.viewport()->width(); }));
    // A quarter of the room is theirs, less what the longest has more than the others.
    for (int column = 0; column < 4; ++column) CHECK(table.columnWidth(column) > 200);
    CHECK(table.columnWidth(3) < 700);
}

TEST_CASE("few boxes are drawn larger on a large screen, and as they are on a usual one") {
    CHECK(firstScaleAt(1400) > 1.15 * textScale());
    CHECK(firstScaleAt(900) <= textScale());
}

TEST_CASE("no arrow strikes through the label of another") {
    // Two that cross in the middle; the second is drawn over the first.
    Graph graph = fourInARow();
    graph.edges = {{0, 2, {}, 1.0, 120.0}, {0, 3, {}, 1.0, 120.0}, {1, 2, {}, 1.0, 120.0}, {1, 3, {}, 1.0, 120.0}};
    DiagramView view;
    view.resize(800, 500);
    view.QWidget::show();
    REQUIRE(QTest::qWaitForWindowExposed(&view));
    view.show(graph, {});
    view.showMoment(nullptr, {});
    const QImage shown = view.viewport()->grab().toImage();
    const QRgb arrow = colorsOf(view).chart.grey.rgb();
    int labels = 0;
    for (const DiagramEdge* edge : view.edges()) {
        if (edge->labelBox().isEmpty()) continue;
        ++labels;
        const QRect box = view.mapFromScene(edge->labelBox()).boundingRect().adjusted(3, 3, -3, -3);
        int struck = 0;
        for (int x = box.left(); x <= box.right(); ++x) {
            for (int y = box.top(); y <= box.bottom(); ++y) struck += shown.valid(x, y) && shown.pixel(x, y) == arrow;
        }
        CHECK(struck < 6);  // an edge of a letter may have the colour
    }
    CHECK(labels >= 3);
}

TEST_CASE("a sketch has an arrow for an event source mapping, and boxes for what SAM writes") {
    const std::string text = R"({"Headroom": 1, "Resources": {
        "Orders": {"Type": "AWS::SQS::Queue"},
        "Work": {"Type": "AWS::Serverless::Function"},
        "Flow": {"Type": "AWS::Serverless::StateMachine"},
        "Prod": {"Type": "AWS::ApiGateway::Stage"},
        "OrdersToWork": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {
            "EventSourceArn": {"Fn::GetAtt": ["Orders", "Arn"]}, "FunctionName": {"Ref": "Work"}}}}})";
    const auto loaded = document::readText(text, "queue.json", document::Format::Json);
    REQUIRE(loaded.root);
    const DesignSketch sketch = sketchOf(*loaded.root);
    CHECK(sketch.kinds == std::vector<SketchKind>{SketchKind::Store, SketchKind::Function, SketchKind::Machine});
    using Arrow = std::pair<std::size_t, std::size_t>;
    CHECK(sketch.arrows == std::vector<Arrow>{{0, 1}});
}

TEST_CASE("a form is no higher than its fields: what stands below follows at once") {
    sample::Window window;
    sample::open(window);
    window->resize(1920, 1080);
    auto& outline = sample::part<OutlineView>(window);
    outline.choose(OutlineItem::Kind::Resource, "Products");
    outline.choose(OutlineItem::Kind::Resource, "Api");
    auto& form = sample::part<FieldForm>(window);
    REQUIRE(QTest::qWaitFor([&] { return form.isVisible() && form.isComplete(); }));
    const auto needed = [&] {
        return form.hasHeightForWidth() ? form.heightForWidth(form.width()) : form.sizeHint().height();
    };
    CHECK(QTest::qWaitFor([&] { return form.height() <= needed() + 1; }));
}
