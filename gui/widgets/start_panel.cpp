// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/start_panel.hpp"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLayoutItem>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/theme.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/label.hpp"
#include "gui/widgets/template_grid.hpp"

namespace headroom::gui {

namespace {

QPushButton* makeEntry(const QString& text, const QString& detail) {
    const QString shown = detail.isEmpty() ? text : text + QStringLiteral("   ") + detail;
    auto* button = new QPushButton(QString(shown).replace(u'&', QStringLiteral("&&")));
    button->setProperty("role", QStringLiteral("entry"));
    button->setAccessibleName(text);
    return button;
}

void clear(QLayout& layout) {
    while (QLayoutItem* item = layout.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

}  // namespace

StartPanel::StartPanel(QWidget* parent) : QScrollArea(parent), account_(new QPushButton), lists_(new QVBoxLayout) {
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    auto* outer = new QHBoxLayout(content);
    auto* column = new QWidget;
    outer->addStretch(1);
    outer->addWidget(column, 4);
    outer->addStretch(1);
    column->setMinimumWidth(scaledLength(640));
    column->setMaximumWidth(scaledLength(1080));
    auto* layout = new QVBoxLayout(column);
    layout->setSpacing(12);
    layout->addStretch(2);
    layout->addWidget(
        makeLabel(tr("What will this design cost, how fast will it be, where will it break?"), {1.4, true}));
    QLabel* hint =
        makeLabel(tr("Open a scenario: a file that describes the resources, their traffic and what must hold. "
                     "Drop one here, or begin with an example."),
                  {1.05, false, "muted"});
    layout->addWidget(hint);
    for (QLabel* label : column->findChildren<QLabel*>()) label->setWordWrap(true);
    auto* open = new QPushButton(tr("&Open a scenario…"));
    open->setProperty("role", QStringLiteral("primary"));
    auto* import = new QPushButton(tr("&Import templates…"));
    import->setToolTip(tr("CloudFormation, SAM, CDK output, Terraform plans, answers of AWS's command line"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton* button : {open, import}) buttons->addWidget(button);
    buttons->addStretch();
    account_->setProperty("role", QStringLiteral("link"));
    account_->setToolTip(tr("What examples and imported templates begin with"));
    buttons->addWidget(account_);
    layout->addSpacing(4);
    layout->addLayout(buttons);
    layout->addSpacing(10);
    lists_->setSpacing(12);
    layout->addLayout(lists_);
    layout->addStretch(3);
    connect(open, &QPushButton::clicked, this, &StartPanel::openRequested);
    connect(import, &QPushButton::clicked, this, &StartPanel::importRequested);
    connect(account_, &QPushButton::clicked, this, &StartPanel::accountWanted);
    setWidgetResizable(true);
    setWidget(content);
    setFocusPolicy(Qt::NoFocus);
}

void StartPanel::addFiles(const QString& title, const QStringList& paths) {
    if (paths.isEmpty()) return;
    auto* card = new Card;
    card->setTitle(title);
    for (const QString& path : paths) {
        QPushButton* entry = makeEntry(QFileInfo(path).fileName(), QFileInfo(path).path());
        connect(entry, &QPushButton::clicked, this, [this, path] { emit fileChosen(path); });
        card->body().addWidget(entry);
    }
    lists_->addWidget(card);
}

void StartPanel::show(const QStringList& recent, const QStringList& lost,
                      const std::vector<Examples::Example>& examples, const QString& account) {
    account_->setText(tr("Account: %1").arg(account));
    clear(*lists_);
    addFiles(tr("Not saved when Headroom ended"), lost);
    if (!examples.empty()) {
        auto* templates = new TemplateGrid(examples);
        connect(templates, &TemplateGrid::chosen, this, &StartPanel::exampleChosen);
        lists_->addWidget(templates);
    }
    addFiles(tr("Opened last"), recent);
}

}  // namespace headroom::gui
