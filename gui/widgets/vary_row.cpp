// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/vary_row.hpp"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <utility>

#include "gui/format.hpp"
#include "gui/items/place_name.hpp"
#include "gui/widgets/label.hpp"

namespace headroom::gui {

VaryRow::VaryRow(const QString& label, QWidget* parent)
    : QWidget(parent), name_(new QComboBox), values_(new QLineEdit), trouble_(makeLabel({}, {0.9, false, "bad"})) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    name_->setEditable(true);
    name_->setInsertPolicy(QComboBox::NoInsert);
    name_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    name_->setMinimumContentsLength(14);
    name_->completer()->setFilterMode(Qt::MatchContains);
    name_->completer()->setCompletionMode(QCompleter::PopupCompletion);
    name_->setAccessibleName(label);
    name_->lineEdit()->setPlaceholderText(tr("nothing more"));
    name_->setToolTip(tr("The traffic, a parameter, or any value of the scenario by its place (a JSON pointer)"));
    values_->setAccessibleName(tr("Values of %1").arg(label));
    values_->setAcceptDrops(false);
    name_->lineEdit()->setAcceptDrops(false);
    name_->setAcceptDrops(false);
    row->addWidget(makeLabel(label, {1.0, false, "muted"}));
    row->addWidget(name_, 3);
    row->addWidget(values_, 2);
    column->addLayout(row);
    trouble_->setWordWrap(true);
    trouble_->hide();
    column->addWidget(trouble_);
    connect(name_, &QComboBox::currentTextChanged, this, &VaryRow::changed);
    connect(values_, &QLineEdit::textChanged, this, &VaryRow::changed);
}

void VaryRow::offer(const std::vector<std::string>& names) {
    if (std::exchange(offered_, names) == names) return;  // what somebody is typing keeps its cursor
    const QSignalBlocker quiet(this);
    const QString kept = name_->currentText();
    name_->clear();
    for (const std::string& name : names) {
        // Two places that a form calls the same are told apart by where they stand.
        const QString shown = placeName(name);
        name_->addItem(name_->findText(shown) < 0 ? shown : say::text(name), say::text(name));
    }
    name_->setCurrentText(kept);
}

void VaryRow::setText(const std::string& text) {
    const std::size_t equals = std::min(text.find('='), text.size());
    const int offered = name_->findData(say::text(text.substr(0, equals)));
    const QString name = offered < 0 ? say::text(text.substr(0, equals)) : name_->itemText(offered);
    const QString values = say::text(text.substr(std::min(equals + 1, text.size())));
    if (name_->currentText().trimmed() != name) name_->setCurrentText(name);
    // What somebody is typing keeps its cursor.
    if (values_->text().remove(u' ') == values) return;
    values_->setText(values);
    values_->setCursorPosition(0);
}

std::string VaryRow::text() const {
    const QString shown = name_->currentText().trimmed();
    const int offered = name_->findText(shown, Qt::MatchExactly | Qt::MatchCaseSensitive);
    const QString name = offered < 0 ? shown : name_->itemData(offered).toString();
    const QString values = values_->text().remove(u' ');  // "512, 1024"
    return name.isEmpty() && values.isEmpty() ? std::string() : (name + u'=' + values).toStdString();
}

void VaryRow::setHint(const QString& values) {
    values_->setPlaceholderText(values);
    values_->setToolTip(
        tr("Values separated by commas, n of them as a..b:n, multiples of what the scenario has with x: "
           "%1")
            .arg(values));
}

void VaryRow::mark(const QString& trouble) {
    setRole(*values_, trouble.isEmpty() ? "plain" : "wrong");
    trouble_->setText(trouble);
    trouble_->setVisible(!trouble.isEmpty());
}

}  // namespace headroom::gui
