// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/shape_editor.hpp"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/typed_number.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/quiet_box.hpp"
#include "gui/widgets/range_view.hpp"

namespace headroom::gui {

namespace {

QString nameOf(const std::string& shape) {
    if (shape.empty()) return ShapeEditor::tr("One value");
    return shape == ValueShape::kRange ? ShapeEditor::tr("A range (uncertain)") : say::text(shape);
}

/// "Mean Low" of a range's lowest value.
QString shownName(const std::string& name) { return say::text(name).replace(u'/', u' '); }

}  // namespace

ShapeEditor::ShapeEditor(const FormField& field, std::string folder, QWidget* parent)
    : QWidget(parent), field_(field), folder_(std::move(folder)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    if (field.isDistribution()) {
        shapes_ = new QuietBox;
        shapes_->setProperty("role", QStringLiteral("small"));
        shapes_->setAccessibleName(tr("How %1 is said").arg(say::text(field.info->name)));
        for (const std::string& shape : shapesFor(*field.info)) shapes_->addItem(nameOf(shape), say::text(shape));
        connect(shapes_, &QComboBox::activated, this,
                [this] { choose(shapes_->currentData().toString().toStdString()); });
        column->addWidget(shapes_);
    }
    show(field);
}

void ShapeEditor::show(const FormField& field) {
    const ValueShape now = shapeOf(field.value);
    const bool typing = isBeingEdited() && typed() != now && isAncestorOf(focusWidget());
    field_ = field;
    if (!typing) take(now);
}

void ShapeEditor::accept(const FormField& field) {
    field_ = field;
    take(shapeOf(field.value));
}

void ShapeEditor::restore() { take(shape_); }

void ShapeEditor::mark(bool wrong) {
    for (std::size_t i = 0; i < lines_.size(); ++i)
        setRole(*lines_[i], wrong && lines_[i]->text() != shape_.parameters[i].second ? "wrong" : "");
}

void ShapeEditor::take(const ValueShape& now) {
    const bool same = fields_ != nullptr && now.name == shape_.name &&
                      std::ranges::equal(now.parameters, shape_.parameters, {}, &std::pair<std::string, QString>::first,
                                         &std::pair<std::string, QString>::first);
    shape_ = now;
    if (!same) build();
    for (std::size_t i = 0; i < lines_.size(); ++i) lines_[i]->setText(shape_.parameters[i].second);
    if (shapes_ != nullptr) {
        const QSignalBlocker quiet(shapes_);
        const QString name = say::text(shape_.name);
        if (shapes_->findData(name) < 0) shapes_->addItem(nameOf(shape_.name), name);
        shapes_->setCurrentIndex(shapes_->findData(name));
    }
    showRanges();
    setVisible(shapes_ != nullptr || saysAll());
}

void ShapeEditor::build() {
    delete fields_;
    fields_ = new QWidget;
    lines_.clear();
    ranges_.clear();
    auto* grid = new QGridLayout(fields_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(4);
    const std::vector<std::size_t> ranges = rangesOf(shape_);
    for (std::size_t place = 0; place < shape_.parameters.size(); ++place) {
        addParameter(*grid, place);
        if (place >= 2 && std::ranges::count(ranges, place - 2) != 0) addRange(*grid, place - 2);
    }
    static_cast<QVBoxLayout*>(layout())->insertWidget(shapes_ != nullptr ? 1 : 0, fields_);
    fields_->setVisible(!lines_.empty());
}

void ShapeEditor::addParameter(QGridLayout& grid, std::size_t place) {
    const auto& [name, value] = shape_.parameters[place];
    const int row = grid.rowCount();
    auto* line = new QLineEdit(value);
    line->setAccessibleName(say::text(field_.info->name) + u' ' + shownName(name));
    connect(line, &QLineEdit::textEdited, this, [this] {
        showRanges();
        emit edited(text());
    });
    connect(line, &QLineEdit::editingFinished, this, [this] {
        if (isBeingEdited()) emit finished(text());
    });
    grid.addWidget(makeLabel(shownName(name), {0.92, false, "muted"}), row, 0);
    grid.addWidget(line, row, 1);
    lines_.push_back(line);
    const bool first = place == 0 || parameterOf(shape_.parameters[place - 1].first) != parameterOf(name);
    if (!shape_.isRange() && first) addTurn(grid, row, name);
}

/// A parameter of a distribution is one value or a range.
void ShapeEditor::addTurn(QGridLayout& grid, int row, const std::string& name) {
    const std::string owner = parameterOf(name);
    const bool range = name != owner;
    auto* turn = new QPushButton(QStringLiteral("↔"));
    turn->setProperty("role", QStringLiteral("tiny"));
    const QString of = say::text(field_.info->name) + u' ' + say::text(owner);
    turn->setAccessibleName((range ? tr("%1: one value") : tr("%1: range")).arg(of));
    turn->setToolTip(range ? tr("One value: takes the likeliest alone")
                           : tr("Range: says between which values it is, where nobody knows it exactly"));
    // Later: the button goes with the fields that it stands among.
    connect(
        turn, &QPushButton::clicked, this,
        [this, owner, range] {
            emit finished(textOf(turned(typed(), owner)));
            if (QLineEdit* line = parameter(range ? owner : owner + "/Low")) line->setFocus();
        },
        Qt::QueuedConnection);
    grid.addWidget(turn, row, 2);
}

void ShapeEditor::addRange(QGridLayout& grid, std::size_t first) {
    auto* view = new RangeView;
    grid.addWidget(view, grid.rowCount(), 0, 1, 3);
    connect(view, &RangeView::moved, this, [this, first](int which, double value) {
        const auto now = rangeIn(field_, typed(), folder_, first);
        const auto at = static_cast<std::size_t>(which);
        if (now) moveTo(first + at, (*now)[at], value);
    });
    connect(view, &RangeView::released, this, [this] { emit finished(text()); });
    ranges_.emplace_back(first, view);
}

ValueShape ShapeEditor::typed() const {
    ValueShape shape = shape_;
    for (std::size_t i = 0; i < lines_.size(); ++i) shape.parameters[i].second = lines_[i]->text();
    return shape;
}

bool ShapeEditor::isBeingEdited() const { return typed() != shape_; }

QLineEdit* ShapeEditor::parameter(const std::string& name) const {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (shape_.parameters[i].first == name) return lines_[i];
    }
    return nullptr;
}

void ShapeEditor::choose(const std::string& shape) {
    if (shape == shape_.name) return;
    const auto text = reshaped(field_, field_.value, shape, folder_);
    if (text) return emit finished(*text);
    take(shape_);  // the box says what there is
}

void ShapeEditor::showRanges() {
    for (const auto& [first, view] : ranges_) view->show(rangeIn(field_, typed(), folder_, first));
}

/// A value that is dragged keeps its unit.
void ShapeEditor::moveTo(std::size_t place, double before, double value) {
    QLineEdit* line = lines_[place];
    line->setText(scaledText(line->text(), before, value, field_.info->kind == base::FieldKind::Integer));
    emit edited(text());
}

}  // namespace headroom::gui
