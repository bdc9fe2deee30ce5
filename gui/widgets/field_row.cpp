// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/field_row.hpp"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "gui/format.hpp"
#include "gui/widgets/density_view.hpp"
#include "gui/widgets/eliding_label.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/quiet_box.hpp"
#include "gui/widgets/shape_editor.hpp"

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
      mark_(new ElidingLabel({0.85, false, "mark"})),
      reset_(new QPushButton(QStringLiteral("↺"))),
      trouble_(makeLabel({}, {0.9, false, "bad"})),
      referred_(makeLabel({}, {0.9, false, "muted"})) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 5);
    column->setSpacing(2);
    auto* header = new QHBoxLayout;
    header->setSpacing(6);
    auto* name = new ElidingLabel({0.92, false, "muted"});
    name->setText(say::text(field.info->name));
    mark_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // gives way first
    reset_->setProperty("role", QStringLiteral("tiny"));
    header->addWidget(name);
    header->addWidget(mark_, 1);
    header->addStretch();  // where there is no mark
    header->addWidget(reset_);
    column->addLayout(header);
    QWidget* editor = !field.isEditable() ? buildLink() : field.isChoice() ? buildBox() : buildLine();
    column->addWidget(editor);
    if (line_ != nullptr && !field.oneValue && canBeRange(*field.info)) addShape(*header, editor);
    for (QLabel* note : {referred_, trouble_}) {
        note->setWordWrap(true);
        note->hide();
        column->addWidget(note);
    }
    if (field.isDistribution()) {
        density_ = new DensityView(field.info->kind == base::FieldKind::BytesDistribution);
        column->addWidget(density_);
        judge(field.value);
    }
    setToolTip(richHelp(*field.info));
    reset_->setAccessibleName(tr("Reset %1").arg(say::text(field.info->name)));
    connect(reset_, &QPushButton::clicked, this, [this] { emit cleared(field_.pointer); });
    showShape();
    showMarks();
}

QWidget* FieldRow::buildLine() {
    line_ = new QLineEdit(field_.value);
    line_->setCursorPosition(0);  // a long value is read from its beginning
    line_->setAccessibleName(say::text(field_.info->name));
    line_->setAccessibleDescription(helpOf(*field_.info));
    line_->setPlaceholderText(defaultText(*field_.info));
    line_->installEventFilter(this);
    line_->setAcceptDrops(false);  // a file that is dropped here is to be opened
    connect(line_, &QLineEdit::textEdited, this, &FieldRow::judge);
    connect(line_, &QLineEdit::textChanged, this, &FieldRow::typed);
    connect(line_, &QLineEdit::editingFinished, this, [this] { finish(line_->text()); });
    if (field_.info->unit.empty()) return line_;
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(line_, 1);
    layout->addWidget(makeLabel(say::text(field_.info->unit), {1.0, false, "muted"}));
    return row;
}

/// One value, a range or a distribution.
void FieldRow::addShape(QHBoxLayout& header, QWidget* text) {
    text_ = text;
    if (field_.isDistribution()) return;
    range_ = new QPushButton(QStringLiteral("↔"));
    range_->setProperty("role", QStringLiteral("tiny"));
    connect(range_, &QPushButton::clicked, this, [this] {
        const std::string_view wanted = shapeOf(field_.value).isRange() ? std::string_view() : ValueShape::kRange;
        if (const auto changed = reshaped(field_, field_.value, wanted, folder_)) finish(*changed);
    });
    header.addWidget(range_);
}

/// Where parameters have fields of their own, the text that holds them all is not needed.
void FieldRow::showShape() {
    if (text_ == nullptr) return;
    const bool range = shapeOf(field_.value).isRange();
    if (shape_ == nullptr && (range || field_.isDistribution())) {
        shape_ = new ShapeEditor(field_, folder_, this);  // it shows itself: not as a window
        static_cast<QVBoxLayout*>(layout())->insertWidget(2, shape_);
        connect(shape_, &ShapeEditor::edited, this, [this](const QString& now) {
            judge(now);
            emit typed();
        });
        connect(shape_, &ShapeEditor::finished, this, [this](const QString& typed) { finish(typed); });
    }
    if (shape_ != nullptr) {
        shape_->show(field_);
        text_->setVisible(!shape_->saysAll());
        for (QLineEdit* line : shape_->findChildren<QLineEdit*>()) line->installEventFilter(this);
    }
    if (range_ == nullptr) return;
    range_->setVisible(field_.given);
    range_->setToolTip(range ? tr("One value: takes the likeliest alone")
                             : tr("Range: says between which values it is, where nobody knows it exactly"));
    range_->setAccessibleName((range ? tr("%1: one value") : tr("%1: range")).arg(say::text(field_.info->name)));
}

QWidget* FieldRow::buildBox() {
    box_ = new QuietBox;
    box_->setAccessibleName(say::text(field_.info->name));
    box_->setAccessibleDescription(helpOf(*field_.info));
    box_->setPlaceholderText(tr("not given"));  // what a part needs that is not there
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

bool FieldRow::isBeingEdited() const {
    if (shape_ != nullptr && shape_->saysAll()) return shape_->isBeingEdited();
    return line_ != nullptr && line_->text() != field_.value;
}

bool FieldRow::isPending() const { return isBeingEdited() && trouble_->isHidden(); }

QString FieldRow::standing() const {
    if (shape_ != nullptr && shape_->saysAll()) return shape_->text();
    return line_ != nullptr ? line_->text() : field_.value;
}

std::optional<PendingValue> FieldRow::pending() const {
    if (!isPending()) return std::nullopt;
    const auto parsed = parseField(field_, standing(), folder_);
    if (!parsed || (!*parsed && !field_.given)) return std::nullopt;
    return PendingValue{field_.pointer, *parsed};
}

std::optional<TypedText> FieldRow::unsound() const {
    const bool inOneLine = line_ != nullptr && (shape_ == nullptr || !shape_->saysAll());
    if (!inOneLine || !isBeingEdited() || isPending()) return std::nullopt;
    return TypedText{field_.pointer, line_->text()};
}

void FieldRow::retype(const QString& text) {
    if (line_ == nullptr) return;
    judge(text);  // who hears of it asks what it is
    line_->setText(text);
}

void FieldRow::commit() {
    if (isPending()) finish(standing());
}

void FieldRow::show(const FormField& field) {
    const bool typing = isBeingEdited() && line_ != nullptr && line_->hasFocus() && line_->text() != field.value;
    const bool refused = isBeingEdited() && !trouble_->isHidden() && field.value == field_.value;
    field_ = field;
    if (refused) return showMarks();  // it stays where it can be mended
    if (line_ != nullptr && !typing) {
        if (line_->text() != field_.value) {
            line_->setText(field_.value);
            line_->setCursorPosition(0);
        }
        judge(field_.value);
    }
    if (box_ != nullptr) {
        trouble_->hide();
        const QSignalBlocker quiet(box_);
        int at = field_.given ? box_->findData(field_.value) : box_->findData(QString());
        if (at < 0 && field_.given) {  // a parameter's value, or something that is not one of the words
            box_->addItem(field_.value, field_.value);
            at = box_->count() - 1;
        }
        box_->setCurrentIndex(at);
    }
    showShape();
    showMarks();
}

void FieldRow::showMarks() {
    referred_->setText(tr("its value is %1").arg(field_.refersTo));
    referred_->setVisible(!field_.refersTo.isEmpty());
    const bool guess = !field_.given && field_.info->guess;
    mark_->setText(field_.differs ? tr("differs") : guess ? tr("a guess") : QString());
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
    if (shape_ != nullptr) shape_->mark(wrong);
    if (density_ != nullptr && !wrong) density_->show(distributionIn(field_, typed, folder_));
}

void FieldRow::refuse(const document::Node& value, const QString& why) {
    if (line_ == nullptr) {
        show(field_);  // what it can be is a list: what stays in the box is what the file says
        trouble_->setText(why);
        return trouble_->show();
    }
    const auto now = parseField(field_, standing(), folder_);
    if (!now || !*now || !(**now == value)) return;  // something else has been typed since
    trouble_->setText(why);
    trouble_->setVisible(true);
    setRole(*line_, "wrong");
    emit typed();  // nothing of it waits any more
}

void FieldRow::finish(const QString& typed) {
    if (typed == field_.value) return;
    const auto parsed = parseField(field_, typed, folder_);
    if (!parsed) return judge(typed);
    if (*parsed && field_.needsTrial(**parsed)) {
        // As the document will say it, if it takes it: "0.05" of "5 %".
        const bool inOneLine = line_ != nullptr && (shape_ == nullptr || !shape_->saysAll());
        if (inOneLine) line_->setText(field_.isList ? listText(**parsed) : fieldText(*field_.info, **parsed));
        emit set(field_.pointer, **parsed);  // the whole scenario tells whether it is right
    } else if (*parsed) {
        // As it will be written: the document tells again once it is checked.
        field_.value = field_.listOfOne ? typed.trimmed() : fieldText(*field_.info, **parsed);
        field_.given = true;
        if (line_ != nullptr) line_->setText(field_.value);
        if (shape_ != nullptr) shape_->accept(field_);
        showShape();
        emit set(field_.pointer, **parsed);
    } else if (field_.given) {
        emit cleared(field_.pointer);
    }
}

}  // namespace headroom::gui
