// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/import_dialog.hpp"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

#include "gui/format.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/row_table.hpp"
#include "pricing/usage_type.hpp"
#include "scenarios/document/write_json.hpp"

namespace headroom::gui {

ImportDialog::ImportDialog(std::vector<std::filesystem::path> files, const QString& region, QWidget* parent)
    : QDialog(parent),
      files_(std::move(files)),
      region_(new QComboBox),
      summary_(makeLabel({}, {1.05, true})),
      lists_(new QStackedWidget),
      entries_(new RowTable),
      problems_(new ProblemTable) {
    setWindowTitle(tr("Import"));
    resize(940, 560);
    entries_->setAccessibleName(tr("What became of the files"));
    entries_->use(model_, 2);
    for (QWidget* list : std::initializer_list<QWidget*>{entries_, problems_}) lists_->addWidget(list);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    save_ = buttons->addButton(tr("&Save and open…"), QDialogButtonBox::AcceptRole);
    save_->setProperty("role", QStringLiteral("primary"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(buildHead(region));
    layout->addWidget(lists_, 1);
    QLabel* note = makeLabel(tr("Durations, sizes and traffic stand in no template: they are assumed, with ranges, and "
                                "listed as guesses in the window. Proposed calls follow from permissions and "
                                "environment variables; look at them before the first run."),
                             {1.0, false, "muted"});
    note->setWordWrap(true);
    layout->addWidget(note);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(region_, &QComboBox::activated, this, [this] {
        regionChosen_ = true;
        readFiles();
    });
    readFiles();
}

QWidget* ImportDialog::buildHead(const QString& region) {
    for (const std::string_view known : pricing::knownRegions()) region_->addItem(say::text(known));
    region_->setCurrentText(region);
    region_->setAccessibleName(tr("Region"));
    auto* head = new QWidget;
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    summary_->setWordWrap(true);
    layout->addWidget(summary_, 1);
    layout->addWidget(makeLabel(tr("Region"), {1.0, false, "muted"}));
    layout->addWidget(region_);
    return head;
}

void ImportDialog::readFiles() {
    const std::uint64_t ticket = ++ticket_;
    read_ = false;
    scenario_.clear();
    save_->setEnabled(false);
    summary_->setText(tr("Reading the files…"));
    importing::Given given;
    given.region = region_->currentText().toStdString();
    given.regionChosen = regionChosen_;  // else what is deployed says where it is
    worker_.submit([this, ticket, given, files = files_](const std::stop_token&) {
        auto imported = std::make_shared<importing::Imported>();
        // An exception is a mistake of ours or a lack of memory: it must not end the program.
        try {
            *imported = importing::importFiles(files, given);
        } catch (const std::exception& wrong) {
            imported->problems = {{document::Severity::Error, files.front().string(), {}, {}, wrong.what()}};
        }
        QMetaObject::invokeMethod(this, [this, ticket, imported] {
            if (ticket == ticket_) tell(*imported);
        });
    });
}

void ImportDialog::tell(const importing::Imported& imported) {
    read_ = true;
    if (!imported.scenario) {
        const auto errors =
            std::ranges::count(imported.problems, document::Severity::Error, &document::Problem::severity);
        summary_->setText(errors == 1 ? tr("This cannot be imported: 1 error")
                                      : tr("This cannot be imported: %1 errors").arg(errors));
        problems_->show(imported.problems);
        lists_->setCurrentWidget(problems_);
        return;
    }
    scenario_ = document::writeJson(*imported.scenario);
    if (const document::Node* region = imported.scenario->find("Region"); region != nullptr && region->isString())
        region_->setCurrentText(QString::fromStdString(region->asString()));
    summary_->setText(importSummary(imported.report));
    model_.setRows(inReadingOrder(imported.report));
    lists_->setCurrentWidget(entries_);
    save_->setEnabled(true);
    save_->setDefault(true);
}

}  // namespace headroom::gui
