// SPDX-License-Identifier: GPL-3.0-or-later
// A report before it is written, and templates as sketches.
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QSettings>
#include <QTextBrowser>
#include <QTimer>

#include "gui/preview_pages.hpp"
#include "gui/widgets/cover_dialog.hpp"
#include "gui/widgets/preview_dialog.hpp"
#include "gui/widgets/start_panel.hpp"
#include "gui/widgets/template_button.hpp"
#include "gui/widgets/template_grid.hpp"
#include "report/report_parts.hpp"
#include "scenarios/document/read_document.hpp"
#include "tests/gui/window_steps.hpp"

using namespace headroom;
using namespace headroom::gui;

TEST_CASE("a preview has every chapter, and its charts as pictures with something on them") {
    const study::StudyResult result = sample::result();
    report::Cover cover;
    cover.client = "Shop & Sons <b>";
    const ReportPreview preview = previewOf(result, cover);
    for (const std::string& chapter : report::reportChapters())
        CHECK(preview.html.contains(QString::fromStdString(chapter).toHtmlEscaped()));
    CHECK(preview.html.contains("For: Shop &amp; Sons &lt;b&gt;"));
    REQUIRE(!preview.charts.empty());
    for (std::size_t i = 0; i < preview.charts.size(); ++i)
        CHECK(preview.html.contains(QStringLiteral("chart:%1\"").arg(i)));
    const QImage& chart = preview.charts.front();
    int drawn = 0;
    for (int x = 0; x < chart.width(); x += 2) {
        for (int y = 0; y < chart.height(); y += 2) {
            if (chart.pixelColor(x, y).lightness() < 250) ++drawn;
        }
    }
    CHECK(drawn > 100);
}

TEST_CASE("the preview opens from the dialog before a file is chosen, with what stands on the cover") {
    QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    CoverDialog dialog(settings, std::make_shared<const study::StudyResult>(sample::result()));
    dialog.show();
    dialog.findChildren<QLineEdit*>().front()->setText("A client");
    QString seen;
    QTimer::singleShot(0, &dialog, [&] {
        auto* preview = qobject_cast<PreviewDialog*>(QApplication::activeModalWidget());
        REQUIRE(preview != nullptr);
        CHECK(QTest::qWaitFor([&] { return preview->isReady(); }));
        seen = preview->findChild<QTextBrowser*>()->toPlainText();
        QTest::keyClick(preview, Qt::Key_Escape);
    });
    for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
        if (button->text().contains("Preview")) button->click();
    }
    CHECK(seen.contains("For: A client"));
    CHECK(seen.contains("Product catalogue with recently viewed"));
    CHECK(dialog.isVisible());
}

TEST_CASE("a sketch has a box for each resource and workload, and an arrow where one names another") {
    const auto loaded = document::readText(sample::sourceText(), "shop.json", document::Format::Json);
    REQUIRE(loaded.root);
    const DesignSketch sketch = sketchOf(*loaded.root);
    REQUIRE(sketch.kinds.size() == 5);
    CHECK(sketch.kinds[0] == SketchKind::Workload);
    CHECK(sketch.kinds[1] == SketchKind::Api);
    CHECK(sketch.kinds[2] == SketchKind::Function);
    CHECK(sketch.kinds[4] == SketchKind::Store);
    using Arrow = std::pair<std::size_t, std::size_t>;
    CHECK(sketch.arrows == std::vector<Arrow>{{0, 1}, {1, 2}, {2, 3}, {2, 4}});
    REQUIRE(sketch.places.size() == 5);
    CHECK(sketch.size.width() > 3 * kSketchStep.width());
    CHECK(sketchOf(document::Node::object()).kinds.empty());
}

TEST_CASE("every template has a sketch and opens by keyboard") {
    sample::Window window;
    window.show();
    auto& grid = sample::part<TemplateGrid>(window);
    const auto buttons = grid.findChildren<TemplateButton*>();
    CHECK(buttons.size() == static_cast<qsizetype>(Examples().list().size()));
    for (TemplateButton* button : buttons) {
        INFO(button->text().toStdString());
        CHECK_FALSE(button->accessibleName().isEmpty());
        CHECK(button->focusPolicy() == Qt::StrongFocus);
        const QImage picture = button->grab().toImage();
        const QColor behind = picture.pixelColor(picture.width() / 2, 3);
        int drawn = 0;
        for (int x = 10; x < picture.width() - 10; x += 2) {
            for (int y = 6; y < 84; y += 2) drawn += picture.pixelColor(x, y) != behind ? 1 : 0;
        }
        CHECK(drawn > 60);
    }
    buttons.front()->setFocus();
    QTest::keyClick(buttons.front(), Qt::Key_Space);
    CHECK(QTest::qWaitFor([&] { return sample::part<Workspace>(window).isVisible(); }));
}
