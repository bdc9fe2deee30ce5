// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/figures/text_ticker.hpp"

#include <QRegularExpression>

#include <qcustomplot.h>

#include <algorithm>
#include <utility>

namespace headroom::figures {

namespace {

/// "60 ms" for "60.0 ms": a tick is a round value. Money keeps its cents.
QString roundText(QString text) {
    static const QRegularExpression zeros(QStringLiteral("(?<=\\d)[.,]0{1,2}(?!\\d)"));
    return text.contains(u'$') ? text : text.remove(zeros);
}

class TextTicker : public QCPAxisTickerFixed {
public:
    TextTicker(double step, ValueText text) : text_(std::move(text)) {
        setTickStep(step);
        setScaleStrategy(ssNone);
    }

protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override { return roundText(text_(tick)); }

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
