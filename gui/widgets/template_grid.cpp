// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/template_grid.hpp"

#include <QFile>
#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

#include "gui/items/design_sketch.hpp"
#include "gui/theme.hpp"
#include "gui/widgets/template_button.hpp"
#include "scenarios/document/read_document.hpp"

namespace headroom::gui {

namespace {

constexpr int kLeastColumns = 3;
constexpr int kMostColumns = 5;
constexpr int kColumnWidth = 200;  // about what a sketch and two lines of a title need

/// A template's sketch, made once: the gallery does not change while the program runs.
const DesignSketch& sketchOfTemplate(const QString& name) {
    static std::map<QString, DesignSketch> sketches;
    const auto known = sketches.find(name);
    if (known != sketches.end()) return known->second;
    QFile file(Examples::original(name));
    const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const bool yaml = name.endsWith(QLatin1String(".yaml"));
    const document::Loaded loaded =
        document::readText({bytes.data(), static_cast<std::size_t>(bytes.size())}, name.toStdString(),
                           yaml ? document::Format::Yaml : document::Format::Json);
    return sketches.emplace(name, loaded.root ? sketchOf(*loaded.root) : DesignSketch{}).first->second;
}

/// Qt breaks the lines of a tooltip only when it is rich text.
QString wrapped(const QString& text) {
    return text.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

}  // namespace

TemplateGrid::TemplateGrid(const std::vector<Examples::Example>& templates, QWidget* parent)
    : Card(parent), grid_(new QGridLayout) {
    setTitle(tr("Templates"), tr("a copy is opened; the template stays as it is"));
    grid_->setSpacing(8);
    for (const Examples::Example& one : templates) {
        auto* button = new TemplateButton(one.title, sketchOfTemplate(one.name));
        button->setToolTip(wrapped(one.about));
        button->setAccessibleDescription(one.about);
        connect(button, &QPushButton::clicked, this, [this, name = one.name] { emit chosen(name); });
        buttons_.push_back(button);
    }
    body().addLayout(grid_);
    arrange(kLeastColumns);
}

void TemplateGrid::arrange(int columns) {
    if (columns == columns_) return;
    columns_ = columns;
    for (int column = 0; column < kMostColumns; ++column) grid_->setColumnStretch(column, column < columns ? 1 : 0);
    int at = 0;
    for (TemplateButton* button : buttons_) {
        grid_->removeWidget(button);
        grid_->addWidget(button, at / columns, at % columns);
        ++at;
    }
}

void TemplateGrid::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    arrange(std::clamp(width() / scaledLength(kColumnWidth), kLeastColumns, kMostColumns));
}

}  // namespace headroom::gui
