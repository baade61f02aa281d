# shellcheck shell=bash
# What Culvert is made of, and what is known against it.

usage_dependencies() {
    cat <<'END'
usage: ops/culvert dependencies [list|check]

  list   every library in Culvert's process, with its version and licence, from the bill of materials (CycloneDX) that
         lies in culvert.jar as META-INF/sbom/application.cdx.json
  check  looks each up in the National Vulnerability Database, and fails if a vulnerability of CVSS 4 or more is known
         that ops/supply-chain/exceptions.xml does not except. Needs a network; the first time it fetches the whole
         database, which takes long without a key of it in $NVD_API_KEY
END
}

command_dependencies() {
    case ${1:-list} in
        list)
            ensure_packages "${BUILD_PACKAGES[@]}" jq unzip
            ensure_built
            unzip -p "$JAR" META-INF/sbom/application.cdx.json | jq -r '.components[]
                | [.group, .name, .version, ([.licenses[]? | .expression // .license.id // .license.name] | join(" or "))]
                | @tsv' | column -t -s $'\t'
            ;;
        check)
            ensure_packages "${BUILD_PACKAGES[@]}"
            use_jdk
            step "known vulnerabilities"
            run_maven -q verify -Pvulnerabilities -DskipTests -pl ops/standalone -am
            note "none that counts. The whole report: ops/standalone/target/dependency-check-report.html"
            ;;
        -h | --help) usage_dependencies ;;
        *) usage_dependencies >&2 && die "dependencies does 'list' or 'check', not '$1'" ;;
    esac
}
