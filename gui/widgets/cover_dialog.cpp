// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/cover_dialog.hpp"

#include <QDate>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include <utility>

#include "gui/widgets/label.hpp"
#include "gui/widgets/preview_dialog.hpp"

namespace headroom::gui {

CoverDialog::CoverDialog(QSettings& settings, std::shared_ptr<const study::StudyResult> result, QWidget* parent)
    : QDialog(parent), settings_(settings), client_(new QLineEdit), author_(new QLineEdit), version_(new QLineEdit) {
    setWindowTitle(tr("Export a report"));
    client_->setText(settings_.value(QStringLiteral("report/client")).toString());
    author_->setText(settings_.value(QStringLiteral("report/author")).toString());
    version_->setPlaceholderText(tr("for instance: draft 2"));
    auto* form = new QFormLayout;
    form->addRow(tr("&Client"), client_);
    form->addRow(tr("&Author"), author_);
    form->addRow(tr("&Version"), version_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton* next = buttons->addButton(tr("Choose the &file…"), QDialogButtonBox::AcceptRole);
    next->setProperty("role", QStringLiteral("primary"));
    QPushButton* preview = buttons->addButton(tr("&Preview…"), QDialogButtonBox::ActionRole);
    preview->setAutoDefault(false);
    connect(preview, &QPushButton::clicked, this, [this, result = std::move(result)] {
        PreviewDialog dialog(result, cover(), this);
        dialog.exec();
    });
    next->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(tr("What stands on the cover; what is empty is left out."), {1.0, false, "muted"}));
    layout->addLayout(form);
    layout->addWidget(buttons);
    setMinimumWidth(420);
    connect(buttons, &QDialogButtonBox::accepted, this, &CoverDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &CoverDialog::reject);
}

report::Cover CoverDialog::cover() const {
    report::Cover cover;
    cover.client = client_->text().trimmed().toStdString();
    cover.author = author_->text().trimmed().toStdString();
    cover.version = version_->text().trimmed().toStdString();
    cover.date = QDate::currentDate().toString(Qt::ISODate).toStdString();
    return cover;
}

void CoverDialog::accept() {
    settings_.setValue(QStringLiteral("report/client"), client_->text().trimmed());
    settings_.setValue(QStringLiteral("report/author"), author_->text().trimmed());
    QDialog::accept();
}

}  // namespace headroom::gui
