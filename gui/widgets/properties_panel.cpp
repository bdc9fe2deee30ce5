// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/properties_panel.hpp"

#include <QHBoxLayout>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QVBoxLayout>

#include <utility>

#include "gui/format.hpp"
#include "gui/items/change_row.hpp"
#include "gui/widgets/arrivals_view.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/label.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::gui {

namespace {

const char* roleOf(Mood mood) { return mood == Mood::Plain ? "" : mood == Mood::Good ? "good" : "bad"; }

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
    if (!figure.help.isEmpty()) row->setToolTip(QStringLiteral("<p>%1</p>").arg(figure.help.toHtmlEscaped()));
    row->setAccessibleDescription(figure.help);
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

/// A text whose long names may go on in the next line.
QString breakable(QString text) {
    static const QRegularExpression inside(QStringLiteral("([:/])(?=\\w)"));
    return text.replace(inside, QStringLiteral("\\1") + QChar(0x200b));
}

/// Whether the form has what it is for a heading.
bool formSaysKind(OutlineItem::Kind kind) {
    return kind == OutlineItem::Kind::Objective || kind == OutlineItem::Kind::Event ||
           kind == OutlineItem::Kind::Workload;
}

}  // namespace

std::string listPlace(const OutlineItem& item) {
    return (item.kind == OutlineItem::Kind::Objective ? "/Objectives/" : "/Events/") + std::to_string(item.place);
}

PropertiesPanel::PropertiesPanel(QWidget* parent) : QScrollArea(parent) {
    setProperty("role", QStringLiteral("rightPanel"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(180);
    setAccessibleName(tr("Properties"));
    showNothing();
}

/// The form outlives what stands around it, so that a field keeps the cursor while the text is checked. It stays where
/// it is: whatever is put elsewhere is styled anew, with everything in it.
void PropertiesPanel::begin() {
    if (content_ == nullptr) {
        content_ = new QWidget(viewport());
        whole_ = new QVBoxLayout(content_);
        whole_->setContentsMargins(12, 14, 12, 12);
        whole_->setSpacing(3);
        whole_->addStretch(1);  // all room is below: a form that is made in steps would take half of it
        setWidget(content_);
    }
    delete std::exchange(above_, nullptr);
    delete std::exchange(below_, nullptr);
    arrivals_ = nullptr;
    above_ = addPart(0);
}

/// A part of the panel, hidden until it is complete; what follows is added to it.
QWidget* PropertiesPanel::addPart(int place) {
    auto* part = new QWidget(content_);
    part->hide();
    whole_->insertWidget(place, part);
    layout_ = new QVBoxLayout(part);
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(3);
    return part;
}

void PropertiesPanel::end() {
    for (QWidget* part : std::initializer_list<QWidget*>{above_, form_, below_}) {
        if (part != nullptr) part->show();
    }
}

void PropertiesPanel::showNothing() {
    begin();
    delete std::exchange(form_, nullptr);
    QLabel* hint = makeLabel(tr("Select something in the tree to see its properties."), {1.0, false, "muted"});
    hint->setWordWrap(true);
    layout_->addWidget(hint);
    end();
}

void PropertiesPanel::addNames(const OutlineItem& item, const ScenarioEdit* edit, const QString& why) {
    QLabel* name = makeLabel(item.name, {1.08, true});
    name->setWordWrap(true);
    layout_->addWidget(name);
    if (edit == nullptr || !formSaysKind(item.kind)) {
        QLabel* type = makeLabel(item.type, {1.0, false, "muted"});
        type->setWordWrap(true);
        layout_->addWidget(type);
    }
    if (edit == nullptr && !why.isEmpty()) {
        QLabel* reason = makeLabel(why, {0.92, false, "mark"});
        reason->setWordWrap(true);
        layout_->addWidget(reason);
    }
    if (edit == nullptr || !edit->isPatch() || item.kind == OutlineItem::Kind::Design) return;
    if (item.kind == OutlineItem::Kind::Scenario) return;  // the file's, whatever design is shown
    QLabel* where = makeLabel(tr("Changes are this design's alone."), {0.92, false, "mark"});
    where->setWordWrap(true);
    layout_->addWidget(where);
}

/// In what a design differs from the first one.
void PropertiesPanel::addChanges(const OutlineItem& item, const ScenarioEdit& edit) {
    if (item.kind != OutlineItem::Kind::Design || !edit.isPatch()) return;
    layout_->addSpacing(8);
    layout_->addWidget(makeHeading(tr("What it changes")));
    const std::vector<ChangeRow> changes = changeRowsOf(edit.text(), item.key);
    if (changes.empty()) layout_->addWidget(makeLabel(tr("nothing yet"), {1.0, false, "muted"}));
    for (const ChangeRow& change : changes) {
        if (&change != &changes.front()) layout_->addSpacing(4);  // a heading belongs to what is below it
        QLabel* what = makeLabel(breakable(change.where), {0.92, false, "muted"});
        QLabel* values =
            makeLabel(breakable(change.isNew ? change.other : change.first + QStringLiteral(" → ") + change.other));
        for (QLabel* label : {what, values}) {
            label->setWordWrap(true);
            layout_->addWidget(label);
        }
        values->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
}

void PropertiesPanel::addForm(const OutlineItem& item, const ScenarioEdit& edit, const std::string& folder) {
    if (form_ == nullptr) {
        form_ = new FieldForm(content_, FieldForm::Making::InSteps);
        whole_->insertWidget(1, form_);
        connect(form_, &FieldForm::set, this, &PropertiesPanel::set);
        connect(form_, &FieldForm::cleared, this, &PropertiesPanel::cleared);
        connect(form_, &FieldForm::sourceWanted, this, &PropertiesPanel::sourceWanted);
        connect(form_, &FieldForm::typed, this, &PropertiesPanel::typed);
        connect(form_, &FieldForm::entryChanged, this, [this](const EntryChange& change) {
            // A trace comes from a file, which is looked at first.
            change.kind == "Trace" ? emit traceWanted(change.list) : emit entryChanged(change);
        });
    }
    if (std::exchange(design_, edit.design()) != edit.design()) form_->forget();
    form_->show(formOf(edit, item), folder);
    const bool objective = item.kind == OutlineItem::Kind::Objective;
    if (!objective && item.kind != OutlineItem::Kind::Event) return;
    below_ = addPart(2);
    auto* remove = new QPushButton(objective ? tr("Remove this objective") : tr("Remove this event"));
    remove->setProperty("role", QStringLiteral("fieldLink"));
    layout_->addWidget(remove);
    connect(remove, &QPushButton::clicked, this, [this, pointer = listPlace(item)] { emit removed(pointer); });
}

FieldForm* PropertiesPanel::form() const {
    if (form_ != nullptr) form_->complete();
    return form_;
}

void PropertiesPanel::commit() {
    if (form_ != nullptr) form_->commit();
}

bool PropertiesPanel::isPending() const { return form_ != nullptr && form_->isPending(); }

std::vector<PendingValue> PropertiesPanel::pending() const {
    return form_ != nullptr ? form_->pending() : std::vector<PendingValue>{};
}

TypedTexts PropertiesPanel::unsound(const std::string& design) const {
    return {design, kind_, key_, form_ != nullptr ? form_->unsound() : std::vector<TypedText>{}};
}

void PropertiesPanel::retype(const TypedTexts& typed) {
    if (form_ == nullptr || kind_ != typed.kind || key_ != typed.key) return;
    for (const TypedText& one : typed.fields) {
        FieldRow* row = form_->row(one.pointer);
        if (row == nullptr) continue;
        row->retype(one.text);
        row->setVisible(true);
    }
}

/// The curve, and where it is one of steps the points to drag.
void PropertiesPanel::addArrivals(const OutlineItem& item, bool editable) {
    if (!item.arrivals) return;
    layout_->addSpacing(8);
    layout_->addWidget(makeHeading(tr("Arrivals")));
    arrivals_ = new ArrivalsView;
    arrivals_->show(*item.arrivals, editable);
    layout_->addWidget(arrivals_);
    const std::string at = document::child("/Workloads", item.key) + "/Arrivals";
    connect(arrivals_, &ArrivalsView::pointMoved, this, [this, at](int place, base::Duration when, double perSecond) {
        emit pointMoved(at + "/Steps", static_cast<std::size_t>(place), when, perSecond);
    });
    if (!editable) return;
    auto* import = new QPushButton(tr("Import a trace…"));
    import->setProperty("role", QStringLiteral("fieldLink"));
    import->setToolTip(tr("Replays recorded traffic: CSV, or what CloudWatch answers"));
    layout_->addWidget(import);
    connect(import, &QPushButton::clicked, this, [this, at] { emit traceWanted(at); });
}

void PropertiesPanel::addFigures(const std::vector<KeyFigure>& figures) {
    if (figures.empty()) return;
    layout_->addSpacing(10);
    layout_->addWidget(makeHeading(tr("This run")));
    for (const KeyFigure& figure : figures) layout_->addWidget(makeFigure(figure));
}

void PropertiesPanel::show(const OutlineItem& item, const std::vector<KeyFigure>& figures, const ScenarioEdit* edit,
                           const std::string& folder, const QString& why) {
    const bool same = form_ != nullptr && edit != nullptr && kind_ == item.kind && key_ == identityOf(item);
    if (kind_ != item.kind || key_ != identityOf(item)) verticalScrollBar()->setValue(0);
    kind_ = item.kind;
    key_ = identityOf(item);
    // An objective is called by its limit, and a design is what it changes: those stand above the form.
    const bool named = item.kind != OutlineItem::Kind::Design && names_ == QStringList{item.name, item.type};
    names_ = {item.name, item.type};
    if (same && named && figures == figures_ && edit->isPatch() == patch_) {
        if (arrivals_ != nullptr && item.arrivals) arrivals_->show(*item.arrivals, true);
        return form_->show(formOf(*edit, item), folder);
    }
    figures_ = figures;
    patch_ = edit != nullptr && edit->isPatch();
    begin();
    addNames(item, edit, why);
    addFigures(figures);
    addArrivals(item, edit != nullptr);
    if (edit != nullptr) {
        addChanges(item, *edit);
        addForm(item, *edit, folder);
    } else {
        delete std::exchange(form_, nullptr);
    }
    if (edit == nullptr && !item.properties.empty()) {
        layout_->addSpacing(10);
        layout_->addWidget(makeHeading(tr("Properties")));
        layout_->addSpacing(2);
        for (const Property& property : item.properties) layout_->addWidget(makeProperty(property));
    }
    end();
}

void PropertiesPanel::refuse(const std::string& pointer, const document::Node& value, const QString& why) {
    FieldRow* row = form_ != nullptr ? form_->row(pointer) : nullptr;
    if (row != nullptr) row->refuse(value, why);
}

}  // namespace headroom::gui
