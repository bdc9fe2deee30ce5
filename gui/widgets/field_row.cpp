// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/field_row.hpp"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "gui/format.hpp"
#include "gui/widgets/density_view.hpp"
#include "gui/widgets/label.hpp"

namespace headroom::gui {

namespace {

QString richHelp(const base::FieldInfo& info) {
    return QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(helpOf(info).toHtmlEscaped());
}

QString defaultText(const base::FieldInfo& info) {
    return info.defaultText.empty() ? FieldRow::tr("not given") : say::text(info.defaultText);
}

}  // namespace

FieldRow::FieldRow(const FormField& field, std::string folder, QWidget* parent)
    : QWidget(parent),
      field_(field),
      folder_(std::move(folder)),
      mark_(makeLabel({}, {0.85, false, "mark"})),
      reset_(new QPushButton(tr("Reset"))),
      trouble_(makeLabel({}, {0.9, false, "bad"})) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 5);
    column->setSpacing(2);
    auto* header = new QHBoxLayout;
    header->setSpacing(6);
    QLabel* name = makeLabel(say::text(field.info->name), {0.92, false, "muted"});
    reset_->setProperty("role", QStringLiteral("tiny"));
    header->addWidget(name);
    header->addWidget(mark_);
    header->addStretch();
    header->addWidget(reset_);
    column->addLayout(header);
    QWidget* editor = !field.isEditable() ? buildLink() : field.isChoice() ? buildBox() : buildLine();
    column->addWidget(editor);
    trouble_->setWordWrap(true);
    trouble_->hide();
    column->addWidget(trouble_);
    if (field.isDistribution()) {
        density_ = new DensityView(field.info->kind == base::FieldKind::BytesDistribution);
        column->addWidget(density_);
        judge(field.value);
    }
    setToolTip(richHelp(*field.info));
    reset_->setAccessibleName(tr("Reset %1").arg(say::text(field.info->name)));
    connect(reset_, &QPushButton::clicked, this, [this] { emit cleared(field_.pointer); });
    showMarks();
}

QWidget* FieldRow::buildLine() {
    line_ = new QLineEdit(field_.value);
    line_->setCursorPosition(0);  // a long value is read from its beginning
    line_->setAccessibleName(say::text(field_.info->name));
    line_->setAccessibleDescription(helpOf(*field_.info));
    line_->setPlaceholderText(defaultText(*field_.info));
    line_->installEventFilter(this);
    connect(line_, &QLineEdit::textEdited, this, &FieldRow::judge);
    connect(line_, &QLineEdit::editingFinished, this, [this] { finish(line_->text()); });
    if (field_.info->unit.empty()) return line_;
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(line_, 1);
    layout->addWidget(makeLabel(say::text(field_.info->unit), {1.0, false, "muted"}));
    return row;
}

QWidget* FieldRow::buildBox() {
    box_ = new QComboBox;
    box_->setAccessibleName(say::text(field_.info->name));
    box_->setAccessibleDescription(helpOf(*field_.info));
    box_->setFocusPolicy(Qt::StrongFocus);
    box_->installEventFilter(this);
    if (!field_.info->required) box_->addItem(tr("%1 (default)").arg(defaultText(*field_.info)), QString());
    if (field_.isBoolean()) {
        for (const char* word : {"true", "false"}) box_->addItem(QLatin1String(word), QLatin1String(word));
    }
    for (const std::string_view choice : field_.info->choices) box_->addItem(say::text(choice), say::text(choice));
    for (const std::string& name : field_.offered) box_->addItem(say::text(name), say::text(name));
    show(field_);
    connect(box_, &QComboBox::activated, this, [this] { finish(box_->currentData().toString()); });
    return box_;
}

QWidget* FieldRow::buildLink() {
    auto* link = new QPushButton(field_.given ? tr("Edit in the source") : tr("Not given"));
    link->setProperty("role", QStringLiteral("fieldLink"));
    link->setEnabled(field_.given);
    link->setAccessibleName(tr("%1 in the source").arg(say::text(field_.info->name)));
    connect(link, &QPushButton::clicked, this, [this] { emit sourceWanted(field_.pointer); });
    return link;
}

bool FieldRow::isBeingEdited() const { return line_ != nullptr && line_->text() != field_.value; }

void FieldRow::show(const FormField& field) {
    const bool typing = isBeingEdited() && line_->hasFocus();
    field_ = field;
    if (line_ != nullptr && !typing) {
        line_->setText(field_.value);
        line_->setCursorPosition(0);
        judge(field_.value);
    }
    if (box_ != nullptr) {
        const QSignalBlocker quiet(box_);
        int at = field_.given ? box_->findData(field_.value) : box_->findData(QString());
        if (at < 0 && field_.given) {  // a parameter's value, or something that is not one of the words
            box_->addItem(field_.value, field_.value);
            at = box_->count() - 1;
        }
        box_->setCurrentIndex(at);
    }
    showMarks();
}

void FieldRow::showMarks() {
    const bool guess = !field_.given && field_.info->guess;
    mark_->setText(field_.differs ? tr("changed here") : guess ? tr("a guess") : QString());
    mark_->setVisible(field_.differs || guess);
    mark_->setToolTip(field_.differs ? tr("This design says something else than the file's first one.")
                                     : tr("AWS publishes nothing: this default is a guess."));
    reset_->setVisible(field_.given && field_.isEditable() && (!field_.info->required || field_.differs));
    reset_->setToolTip(field_.differs ? tr("Back to what the file says for all designs")
                                      : tr("Back to the default: %1").arg(defaultText(*field_.info)));
}

/// Says what is wrong with what stands there by now.
void FieldRow::judge(const QString& typed) {
    const auto parsed = typed == field_.value
                            ? base::Result<std::optional<document::Node>>(std::optional<document::Node>())
                            : parseField(field_, typed, folder_);
    const bool wrong = !parsed;
    trouble_->setText(wrong ? say::text(parsed.error().what) : QString());
    trouble_->setVisible(wrong);
    if (line_ != nullptr) setRole(*line_, wrong ? "wrong" : "");
    if (density_ != nullptr && !wrong) density_->show(distributionIn(field_, typed, folder_));
}

void FieldRow::finish(const QString& typed) {
    if (typed == field_.value) return;
    const auto parsed = parseField(field_, typed, folder_);
    if (!parsed) return judge(typed);
    if (*parsed) {
        // As it will be written: the document tells again once it is checked.
        field_.value = field_.listOfOne ? typed.trimmed() : fieldText(**parsed);
        field_.given = true;
        if (line_ != nullptr) line_->setText(field_.value);
        emit set(field_.pointer, **parsed);
    } else if (field_.given) {
        emit cleared(field_.pointer);
    }
}

bool FieldRow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Wheel && watched == box_ && !box_->hasFocus()) {
        event->ignore();  // the panel scrolls
        return true;
    }
    if (event->type() == QEvent::KeyPress && watched == line_ && isBeingEdited() &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        line_->setText(field_.value);
        judge(field_.value);
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride && watched == line_) {
        // Undo is the window's, whose history has what was changed in fields as well.
        const auto* key = static_cast<QKeyEvent*>(event);
        if (!isBeingEdited() && (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo))) {
            event->ignore();
            return true;
        }
        if (isBeingEdited() && key->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace headroom::gui
