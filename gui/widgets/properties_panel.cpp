// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/properties_panel.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "gui/widgets/label.hpp"

namespace headroom::gui {

namespace {

const char* roleOf(Mood mood) {
    switch (mood) {
        case Mood::Plain:
            return "";
        case Mood::Good:
            return "good";
        case Mood::Bad:
            return "bad";
    }
    return "";
}

QWidget* makeFigure(const KeyFigure& figure) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 4, 0, 4);
    layout->setSpacing(10);
    QLabel* label = makeLabel(figure.label);
    label->setWordWrap(true);
    QLabel* value = makeLabel(figure.value, {1.0, false, roleOf(figure.mood)});
    value->setAlignment(Qt::AlignRight | Qt::AlignTop);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(label, 1);
    layout->addWidget(value);
    return row;
}

/// The name above a box with value and unit, as a form would have it, but not to be edited.
QWidget* makeProperty(const Property& property) {
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(2);
    column->addWidget(makeLabel(property.name, {0.92, false, "muted"}));
    auto* box = new QFrame;
    box->setProperty("role", QStringLiteral("field"));
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(8, 4, 8, 4);
    QLabel* value = makeLabel(property.value);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setAccessibleName(property.name);
    row->addWidget(value, 1);
    if (!property.unit.isEmpty()) row->addWidget(makeLabel(property.unit, {1.0, false, "muted"}));
    column->addWidget(box);
    whole->setToolTip(property.doc.isEmpty()
                          ? QString()
                          : QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(property.doc.toHtmlEscaped()));
    return whole;
}

}  // namespace

PropertiesPanel::PropertiesPanel(QWidget* parent) : QScrollArea(parent) {
    setProperty("role", QStringLiteral("rightPanel"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(180);
    setAccessibleName(tr("Properties"));
    showNothing();
}

QWidget* PropertiesPanel::begin() {
    auto* content = new QWidget;
    layout_ = new QVBoxLayout(content);
    layout_->setContentsMargins(12, 14, 12, 12);
    layout_->setSpacing(3);
    return content;
}

void PropertiesPanel::showNothing() {
    QWidget* content = begin();
    QLabel* hint = makeLabel(tr("Select something in the tree to see its properties."), {1.0, false, "muted"});
    hint->setWordWrap(true);
    layout_->addWidget(hint);
    layout_->addStretch();
    setWidget(content);
}

void PropertiesPanel::show(const OutlineItem& item, const std::vector<KeyFigure>& figures) {
    QWidget* content = begin();
    QLabel* name = makeLabel(item.name, {1.08, true});
    name->setWordWrap(true);
    layout_->addWidget(name);
    QLabel* type = makeLabel(item.type, {1.0, false, "muted"});
    type->setWordWrap(true);
    layout_->addWidget(type);
    if (!figures.empty()) {
        layout_->addSpacing(10);
        layout_->addWidget(makeHeading(tr("This run")));
        for (const KeyFigure& figure : figures) layout_->addWidget(makeFigure(figure));
    }
    if (!item.properties.empty()) {
        layout_->addSpacing(10);
        layout_->addWidget(makeHeading(tr("Properties")));
        layout_->addSpacing(2);
        for (const Property& property : item.properties) layout_->addWidget(makeProperty(property));
    }
    layout_->addStretch();
    setWidget(content);
}

}  // namespace headroom::gui
