// SPDX-License-Identifier: Apache-2.0
#include "server/http/server.h"
#include "server/payment/sandbox/provider.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser options;
    options.setApplicationDescription(u"A payment provider to play with, for demonstrations and tests."_s);
    options.addHelpOption();
    options.addOptions({{u"key"_s, u"The file with the secret shared with the town (64 hex digits)."_s, u"file"_s},
                        {u"port"_s, u"Where to listen on 127.0.0.1; 0: any free port."_s, u"port"_s, u"8090"_s},
                        {u"notify"_s, u"Where callbacks go."_s, u"url"_s},
                        {u"state"_s, u"Where payments are kept; without it they end with the process."_s, u"file"_s},
                        {u"late"_s, u"How late a late callback is, in milliseconds."_s, u"ms"_s, u"5000"_s}});
    options.process(application);

    const auto keys = server::payment::SandboxKeys::fromFile(options.value(u"key"_s));
    if (!keys) {
        std::fprintf(stderr, "%s\n", qPrintable(engine::core::sentence(keys.error(), {u"en"_s})));
        return 1;
    }
    const engine::core::SystemClock clock;
    server::payment::sandbox::ProviderSettings provided;
    provided.notifyUrl = options.value(u"notify"_s);
    provided.stateFile = options.value(u"state"_s);
    provided.late = std::chrono::milliseconds(options.value(u"late"_s).toInt());
    server::payment::sandbox::Provider provider(provided, *keys, clock);

    server::http::Router router;
    provider.routes(router);
    server::http::MemorySessionStore store;
    const server::http::SessionKeeper sessions(store, engine::crypto::SecretKey::generate(), clock, false);
    server::http::Settings settings;
    settings.port = options.value(u"port"_s).toUShort();
    settings.workers = 2;
    settings.requestBurst = 0;
    server::http::Server server(settings, router, sessions, clock);
    if (const auto started = server.start(); !started) {
        std::fprintf(stderr, "%s\n", qPrintable(engine::core::sentence(started.error(), {u"en"_s})));
        return 1;
    }
    const QString address = u"http://localhost:%1"_s.arg(server.port());
    provider.setBaseUrl(address);
    std::printf("payment sandbox: %s\n", qPrintable(address));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
