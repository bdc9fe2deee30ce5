// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/trace_dialog.hpp"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <exception>

#include "gui/format.hpp"
#include "gui/items/form_maker.hpp"
#include "gui/widgets/arrivals_view.hpp"
#include "gui/widgets/field_form.hpp"
#include "gui/widgets/label.hpp"
#include "scenarios/document/pointer.hpp"

namespace headroom::gui {

using document::Node;

TraceDialog::TraceDialog(const std::string& file, std::string folder, QWidget* parent)
    : QDialog(parent),
      trace_(Node::object()),
      folder_(std::move(folder)),
      form_(new FieldForm),
      rows_(new QTableWidget),
      curve_(new ArrivalsView),
      facts_(makeLabel({})),
      trouble_(makeLabel({}, {1.0, false, "bad"})) {
    setWindowTitle(tr("Import a trace"));
    resize(860, 520);
    trace_.set("File", Node::string(file));
    auto* settings = new QScrollArea;
    settings->setWidgetResizable(true);
    settings->setFocusPolicy(Qt::NoFocus);  // its fields have the keyboard
    settings->setWidget(form_);
    settings->setFixedWidth(270);
    auto* parts = new QHBoxLayout;
    parts->addWidget(buildPreview(), 1);
    parts->addWidget(settings);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    take_ = buttons->addButton(tr("&Take it"), QDialogButtonBox::AcceptRole);
    take_->setProperty("role", QStringLiteral("primary"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(makeLabel(say::text(file), {1.05, true}));
    layout->addLayout(parts, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(form_, &FieldForm::set, this, [this](const std::string& at, const Node& value) { set(at, &value); });
    connect(form_, &FieldForm::cleared, this, [this](const std::string& at) { set(at, nullptr); });
    form_->showAll(true);
    showForm();
    read();
}

QWidget* TraceDialog::buildPreview() {
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeHeading(tr("The file begins with")));
    rows_->setAccessibleName(tr("First rows of the file"));
    rows_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    rows_->setTabKeyNavigation(false);  // arrows go from cell to cell, Tab leaves
    rows_->verticalHeader()->hide();
    column->addWidget(rows_, 1);
    column->addWidget(makeHeading(tr("What would arrive")));
    column->addWidget(curve_);
    for (QLabel* label : {facts_, trouble_}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    return whole;
}

bool TraceDialog::isSound() const { return preview_.trace != nullptr; }

void TraceDialog::set(const std::string& pointer, const Node* value) {
    const std::string name = pointer.substr(1);
    if (value != nullptr) {
        trace_.set(name, *value);
    } else {
        std::erase_if(trace_.members(), [&](const document::Member& member) { return member.key == name; });
    }
    read();
}

void TraceDialog::showForm() {
    FormSection section{tr("How it is read"), {}};
    const auto& groups = format::fieldGroups();
    const auto group = std::ranges::find(groups, "Trace", &format::FieldGroup::path);
    for (const base::FieldInfo* info : group->fields) {
        if (info->name == "File") continue;
        FormField field{info, document::child("", info->name), {}, false, false, false};
        field.oneValue = true;
        if (const Node* given = trace_.find(info->name); given != nullptr) {
            field.given = true;
            field.value = fieldText(*info, *given);
        }
        if (info->name == "Column" && hasHeader(preview_)) offer(field, preview_.rows.front());
        section.fields.push_back(std::move(field));
    }
    form_->show({section}, folder_);
}

void TraceDialog::read() {
    const std::uint64_t ticket = ++ticket_;
    take_->setEnabled(false);
    worker_.submit([this, ticket, trace = trace_, folder = folder_](const std::stop_token&) {
        TracePreview preview;
        try {
            preview = previewTrace(trace, folder);
        } catch (const std::exception& wrong) { preview.trouble = wrong.what(); }
        QMetaObject::invokeMethod(this, [this, ticket, preview] {
            if (ticket == ticket_) tell(preview);
        });
    });
}

void TraceDialog::tell(const TracePreview& preview) {
    preview_ = preview;
    showRows(preview);
    facts_->setText(traceFacts(preview).join(u'\n'));
    trouble_->setText(say::text(preview.trouble));
    trouble_->setVisible(!preview.trouble.empty());
    curve_->setVisible(isSound());
    take_->setEnabled(isSound());
    if (isSound()) {
        ArrivalCurve curve{{}, preview.trace->length()};
        curve.spec.process = workload::TraceReplay{preview.trace, 1.0};
        curve_->show(curve, false);
    }
    showForm();
}

void TraceDialog::showRows(const TracePreview& preview) {
    std::size_t columns = 0;
    for (const auto& row : preview.rows) columns = std::max(columns, std::min<std::size_t>(row.size(), 12));
    const bool header = hasHeader(preview);
    const std::size_t first = header ? 1 : 0;
    rows_->setVisible(!preview.rows.empty());
    rows_->setColumnCount(static_cast<int>(columns));
    rows_->setRowCount(static_cast<int>(preview.rows.size() - std::min(first, preview.rows.size())));
    for (std::size_t row = 0; row < preview.rows.size(); ++row) {
        for (std::size_t column = 0; column < std::min(columns, preview.rows[row].size()); ++column) {
            auto* cell = new QTableWidgetItem(say::text(preview.rows[row][column]));
            if (row < first) {
                rows_->setHorizontalHeaderItem(static_cast<int>(column), cell);
            } else {
                rows_->setItem(static_cast<int>(row - first), static_cast<int>(column), cell);
            }
        }
    }
    rows_->resizeColumnsToContents();
}

}  // namespace headroom::gui
