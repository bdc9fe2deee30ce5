// SPDX-License-Identifier: GPL-3.0-or-later
// A comparison of too few replications leads to where more are asked for.
#include <QLineEdit>
#include <QPushButton>

#include "gui/pages/compare_page.hpp"
#include "gui/widgets/advice.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/properties_panel.hpp"
#include "gui/widgets/source_view.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;

namespace {

gui::Engine threeReplications() {
    gui::Engine engine = sample::engine();
    engine.run = [](const format::Scenario&, const study::RunOptions&) {
        study::StudyResult study = sample::result();
        study.replications = 3;
        for (study::DesignResult& design : study.designs) design.samples = {{"Cost", "", "", {100.0, 101.0, 99.0}}};
        return base::Result<study::StudyResult>(std::move(study));
    };
    return engine;
}

void pressAdvice(sample::Window& window, const QString& path) {
    window.show();
    window->open(path);
    REQUIRE(QTest::qWaitFor([&] { return sample::part<Workspace>(window).isVisible(); }));
    sample::part<Workspace>(window).setCurrentIndex(Workspace::ResultsTab);
    sample::run(window);
    sample::part<Workspace>(window).setCurrentIndex(Workspace::CompareTab);
    auto& advice = sample::part<Advice>(window);
    REQUIRE(advice.isVisible());
    QTest::mouseClick(advice.findChild<QPushButton*>(), Qt::LeftButton);
}

}  // namespace

TEST_CASE("too few replications are put right in a form that a button leads to") {
    sample::Window window(threeReplications());
    pressAdvice(window, window.file());
    auto* form = sample::part<PropertiesPanel>(window).form();
    REQUIRE(form != nullptr);
    FieldRow* row = form->row("/Simulation/Replications");
    REQUIRE(row != nullptr);
    CHECK(row->isVisible());
    CHECK(row->line()->hasFocus());
    CHECK(sample::part<ComparePage>(window).isVisible());
}

TEST_CASE("where a file has no forms the button leads to its source") {
    sample::Window window(threeReplications());
    pressAdvice(window, window.file(QStringLiteral("catalogue.yaml")));
    CHECK(sample::part<PropertiesPanel>(window).form() == nullptr);
    CHECK(sample::part<SourceView>(window).isVisible());
}
