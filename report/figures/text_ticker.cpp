// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/text_ticker.hpp"

#include <QRegularExpression>

#include <qcustomplot.h>

#include <algorithm>
#include <utility>

namespace headroom::figures {

namespace {

/// "60 ms" for "60.0 ms".
QString roundText(QString text) {
    static const QRegularExpression zeros(QStringLiteral("(?<=\\d)[.,]0{1,2}(?!\\d)"));
    return text.remove(zeros);
}

bool isRound(const QString& text) {
    static const QRegularExpression decimals(QStringLiteral("\\d[.,]\\d{1,2}(?!\\d)"));
    return !roundText(text).contains(decimals);
}

class TextTicker : public QCPAxisTickerFixed {
public:
    TextTicker(double step, ValueText text) : text_(std::move(text)) {
        setTickStep(step);
        setScaleStrategy(ssNone);
    }

protected:
    /// Without zeros only beside others that are round: "1.00 s" stands before "1.50 s". Money keeps its cents.
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        const QString text = text_(tick);
        const bool round = isRound(text_(tick - tickStep())) && isRound(text_(tick + tickStep()));
        return round && !text.contains(u'$') ? roundText(text) : text;
    }

private:
    ValueText text_;
};

}  // namespace

QSharedPointer<QCPAxisTicker> textTicker(double step, ValueText text) {
    return QSharedPointer<QCPAxisTicker>(new TextTicker(step, std::move(text)));
}

QSharedPointer<QCPAxisTicker> namedTicker(const QStringList& names, qsizetype most) {
    auto* ticker = new QCPAxisTickerText;
    const qsizetype every = std::max<qsizetype>(1, (names.size() + most - 1) / most);
    for (qsizetype i = 0; i < names.size(); i += every) ticker->addTick(static_cast<double>(i), names[i]);
    return QSharedPointer<QCPAxisTicker>(ticker);
}

}  // namespace headroom::figures
