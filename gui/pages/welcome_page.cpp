// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/welcome_page.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

#include "gui/format.hpp"
#include "gui/theme.hpp"
#include "gui/widgets/card.hpp"
#include "gui/widgets/field_row.hpp"
#include "gui/widgets/label.hpp"
#include "pricing/usage_type.hpp"

namespace headroom::gui {

namespace {

constexpr int kBetweenServices = 8;
constexpr int kBetweenRows = 6;

QLabel* wrapped(const QString& text, LabelLook look) {
    QLabel* label = makeLabel(text, look);
    label->setWordWrap(true);
    return label;
}

/// A service as AWS writes it, by its name in the format.
QString titleOf(const QString& service) {
    return service == QLatin1String("ApiGateway") ? QStringLiteral("API Gateway") : service;
}

/// What it is, what AWS gives, and where that is written.
QString quotaNote(const base::FieldInfo& info) {
    const QString value = say::number(say::text(info.defaultText).toDouble());
    const QString unit = info.unit.empty() ? QString() : QChar(0x00a0) + say::text(info.unit);
    return WelcomePage::tr("%1: %2 by default. %3 Source: %4.")
        .arg(say::text(info.label), value + unit, say::text(info.doc), say::text(info.source));
}

}  // namespace

WelcomePage::WelcomePage(Account& account, QWidget* parent)
    : QScrollArea(parent), account_(account), region_(new QComboBox), quotas_(new QVBoxLayout) {
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    auto* outer = new QHBoxLayout(content);
    auto* column = new QWidget;
    column->setFixedWidth(scaledLength(560));
    outer->addStretch();
    outer->addWidget(column);
    outer->addStretch();
    auto* layout = new QVBoxLayout(column);
    layout->setSpacing(12);
    layout->addStretch(2);
    layout->addWidget(wrapped(tr("Welcome to Headroom"), {1.4, true}));
    layout->addWidget(wrapped(tr("Prices and limits depend on your AWS account. Examples and imported templates begin "
                                 "with what you say here; nothing is sent anywhere."),
                              {1.05, false, "muted"}));
    layout->addWidget(buildRegion());
    auto* card = new Card;
    card->setTitle(tr("Quotas"), tr("empty: what AWS gives every account"));
    quotas_->setSpacing(2);  // a note belongs to the field above it
    card->body().addLayout(quotas_);
    layout->addWidget(card);
    buttons_ = buildButtons();
    layout->addWidget(buttons_);
    layout->addStretch(3);
    setWidgetResizable(true);
    setWidget(content);
    setFocusPolicy(Qt::NoFocus);
}

QWidget* WelcomePage::buildRegion() {
    for (const std::string_view region : pricing::knownRegions()) region_->addItem(say::text(region));
    region_->model()->sort(0);
    region_->setAccessibleName(tr("Region"));
    auto* card = new Card;
    card->setTitle(tr("Region"), tr("where most of your resources are"));
    card->body().addWidget(region_);
    return card;
}

QWidget* WelcomePage::buildButtons() {
    auto* use = new QPushButton(tr("&Use these"));
    use->setProperty("role", QStringLiteral("primary"));
    auto* tour = new QPushButton(tr("Use these and show me &round"));
    auto* skip = new QPushButton(tr("&Skip"));
    skip->setProperty("role", QStringLiteral("link"));
    skip->setToolTip(tr("Leaves everything as it is; File, Region and Quotas asks again"));
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 4, 0, 0);
    for (QPushButton* button : {use, tour}) layout->addWidget(button);
    layout->addStretch();
    layout->addWidget(skip);
    connect(use, &QPushButton::clicked, this, [this] {
        if (keep()) emit done();
    });
    connect(tour, &QPushButton::clicked, this, [this] {
        if (keep()) emit tourWanted();
    });
    connect(skip, &QPushButton::clicked, this, [this] {
        account_.setAsked();
        emit done();
    });
    return row;
}

void WelcomePage::show() {
    region_->setCurrentText(account_.region());
    while (QLayoutItem* item = quotas_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QString before;
    for (const FormField& field : account_.quotas()) {
        const QString service = say::text(field.pointer).section(u'/', 2, 2);
        if (service != std::exchange(before, service)) {
            quotas_->addSpacing(kBetweenServices);
            quotas_->addWidget(makeLabel(titleOf(service), {1.0, true}));
        }
        quotas_->addSpacing(kBetweenRows);
        auto* row = new FieldRow(field, {});
        connect(row, &FieldRow::cleared, row, [row] { row->line()->clear(); });
        quotas_->addWidget(row);
        quotas_->addWidget(wrapped(quotaNote(*field.info), {0.9, false, "muted"}));
    }
    orderKeys();
    region_->setFocus();
}

/// From top to bottom: rows are made after the buttons that stand below them.
void WelcomePage::orderKeys() {
    QWidget* before = region_;
    const auto follow = [&](QWidget* next) {
        setTabOrder(before, next);
        before = next;
    };
    for (FieldRow* row : widget()->findChildren<FieldRow*>()) follow(row->line());
    for (QPushButton* button : buttons_->findChildren<QPushButton*>()) follow(button);
}

/// Nothing is kept while something is wrong: it stays marked at its field, which has the keyboard then.
bool WelcomePage::keep() {
    const auto rows = widget()->findChildren<FieldRow*>();
    for (FieldRow* row : rows) {
        if (parseField(row->field(), row->line()->text(), {})) continue;
        row->line()->setFocus();
        return false;
    }
    account_.setRegion(region_->currentText());
    for (FieldRow* row : rows) {
        const auto value = parseField(row->field(), row->line()->text(), {});
        account_.setQuota(row->field().pointer, *value ? writtenText(**value) : QString());
    }
    account_.setAsked();
    return true;
}

}  // namespace headroom::gui
