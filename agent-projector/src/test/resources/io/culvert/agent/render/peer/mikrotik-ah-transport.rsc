# The other side of Culvert's connection aaaaaaaa-0000-4000-8000-000000000001, for MikroTik RouterOS 7.
# Put the pre-shared key in its place.
/ip ipsec profile add name=culvert-aaaaaaaa hash-algorithm=sha256 enc-algorithm=aes-256 dh-group=modp2048 lifetime=3600s nat-traversal=yes dpd-interval=disable-dpd
/ip ipsec proposal add name=culvert-aaaaaaaa auth-algorithms=sha256 pfs-group=modp2048 lifetime=3600s
/ip ipsec peer add name=culvert-aaaaaaaa address=172.24.4.226 local-address=172.24.4.233 exchange-mode=ike2 profile=culvert-aaaaaaaa
/ip ipsec identity add peer=culvert-aaaaaaaa auth-method=pre-shared-key my-id=address:172.24.4.233 remote-id=address:172.24.4.226 secret=REPLACE-WITH-THE-PRE-SHARED-KEY
/ip ipsec policy add peer=culvert-aaaaaaaa tunnel=no src-address=10.2.0.0/24 dst-address=10.1.0.0/24 protocol=all action=encrypt level=unique ipsec-protocols=ah proposal=culvert-aaaaaaaa
/ip firewall nat add chain=srcnat action=accept src-address=10.2.0.0/24 dst-address=10.1.0.0/24 place-before=0
